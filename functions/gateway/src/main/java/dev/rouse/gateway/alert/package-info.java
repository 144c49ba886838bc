/// Alerts in: Alertmanager's webhook, version 4, becomes news of incidents, one for each agent and
/// group. Alertmanager sends again whatever is not answered with 2xx, so everything here may come
/// twice, late and out of order.
@NullMarked
package dev.rouse.gateway.alert;

import org.jspecify.annotations.NullMarked;
