package dev.rouse.agent.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Passes on what is streamed and keeps the end: the whole answer, or the first fault.
final class Hearing implements StreamingChatResponseHandler {
  private final ModelListener listener;
  private @Nullable ChatResponse response;
  private @Nullable Throwable fault;

  Hearing(ModelListener listener) {
    this.listener = listener;
  }

  @Override
  public void onPartialResponse(String delta) {
    if (fault == null) {
      listener.text(delta);
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse whole) {
    response = whole;
  }

  @Override
  public void onError(Throwable thrown) {
    if (fault == null) {
      fault = thrown;
    }
  }

  /// A stream that merely stops says no reason why it finished: it was cut off.
  ChatResponse heard() throws IOException {
    if (fault != null) {
      throw new IOException(fault);
    }
    if (response == null || response.metadata().finishReason() == null) {
      throw new EOFException("the answer broke off");
    }
    return response;
  }
}
