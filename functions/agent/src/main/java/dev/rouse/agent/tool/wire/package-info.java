/// HTTP as tools need it: to an address that was checked, with bounds, and to be interrupted.
///
/// The JDK's clients resolve a name themselves, after any check, and cannot be told to connect to
/// the address that was checked. Invariant: no byte is sent to an address that its
/// [dev.rouse.agent.tool.wire.Reach] does not allow, on the first hop as on every later one.
@NullMarked
package dev.rouse.agent.tool.wire;

import org.jspecify.annotations.NullMarked;
