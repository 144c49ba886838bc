/// Functions that answer an event with an event, over HTTP.
///
/// Invariant: the same call is the same event, by source and id, however often it is sent.
@NullMarked
package dev.rouse.agent.tool.function;

import org.jspecify.annotations.NullMarked;
