package dev.rouse.core.conversation;

import dev.rouse.core.model.Message;

/// A message and the step it comes from; 0 for what stands before all steps.
///
/// @param begins whether a summary may end right before it: no result is parted from its call
record Line(int seq, boolean begins, Message message) {

  static Line begin(int seq, Message message) {
    return new Line(seq, true, message);
  }

  static Line follow(int seq, Message message) {
    return new Line(seq, false, message);
  }
}
