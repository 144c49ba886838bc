/// Deliveries out: each destination apart, with retries, backoff and an end. A delivery carries an
/// id that follows from the run and its step, so whoever gets it twice knows that it is one.
@NullMarked
package dev.rouse.gateway.delivery;

import org.jspecify.annotations.NullMarked;
