/// The gateway together with the programs that others run: a Prometheus, an Alertmanager, a
/// PostgreSQL that goes away.
@NullMarked
package dev.rouse.gateway.whole;

import org.jspecify.annotations.NullMarked;
