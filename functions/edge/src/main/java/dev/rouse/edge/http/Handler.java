package dev.rouse.edge.http;

/// Answers requests, each on a virtual thread of its own.
@FunctionalInterface
public interface Handler {

  /// Blocks until there is an answer.
  ///
  /// @throws InterruptedException where the server closes meanwhile
  Reply answer(Request request) throws InterruptedException;
}
