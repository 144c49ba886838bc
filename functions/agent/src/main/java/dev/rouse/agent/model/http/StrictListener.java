package dev.rouse.agent.model.http;

import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/// Ends a stream at its first fault. LangChain4j's parsers log what a listener throws, content
/// included, and go on: an answer with a hole would look like a whole one.
final class StrictListener implements ServerSentEventListener {
  private final ServerSentEventListener listener;
  private boolean failed;

  StrictListener(ServerSentEventListener listener) {
    this.listener = listener;
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    if (failed) {
      return;
    }
    try {
      listener.onEvent(event, context);
    } catch (RuntimeException unreadable) {
      onError(unreadable);
      context.parsingHandle().cancel();
    }
  }

  @Override
  public void onError(Throwable fault) {
    if (!failed) {
      failed = true;
      listener.onError(fault);
    }
  }

  /// Says that nothing more comes.
  void end() {
    if (!failed) {
      listener.onClose();
    }
  }
}
