/// HTTP calls that a tool's author wrote down, holes and all.
///
/// Invariant: an argument fills a hole and nothing more: it changes neither host nor path nor
/// header; and no secret that was sent comes back in an output or a message.
@NullMarked
package dev.rouse.agent.tool.http;

import org.jspecify.annotations.NullMarked;
