/// The events of a request, whoever's door it knocks at.
///
/// A plain body becomes an event of its caller, and every event belongs to its request's trace. The
/// invariant: the same request means the same events at every door, so that one which is sent again
/// to another door is recognised.
@NullMarked
package dev.rouse.edge.sent;

import org.jspecify.annotations.NullMarked;
