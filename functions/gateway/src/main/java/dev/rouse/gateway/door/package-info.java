/// The ways in: events for one agent, and events for whoever wants them. The invariant: a 202 is
/// said after the commit, and sending the same again is always safe.
@NullMarked
package dev.rouse.gateway.door;

import org.jspecify.annotations.NullMarked;
