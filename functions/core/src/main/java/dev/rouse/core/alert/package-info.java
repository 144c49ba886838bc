/// Which alerts concern an agent: label matchers as Prometheus and Alertmanager write them.
///
/// A label that an alert does not have is the empty text, as it is there.
@NullMarked
package dev.rouse.core.alert;

import org.jspecify.annotations.NullMarked;
