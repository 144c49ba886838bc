/// What a model is shown of a run: the event as a first message, then every turn, result and piece
/// of news, as far as its context has room. What was left out is a step, so it is the same each
/// time.
@NullMarked
package dev.rouse.core.conversation;

import org.jspecify.annotations.NullMarked;
