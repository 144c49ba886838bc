package dev.rouse.scaler.stream;

import io.grpc.stub.ServerCallStreamObserver;

/// One client that listens.
final class Subscription<T> {
  private final ServerCallStreamObserver<T> client;
  private boolean over;

  Subscription(ServerCallStreamObserver<T> client) {
    this.client = client;
  }

  /// Says the first word, for which there is always room.
  synchronized void begin(T value) {
    if (!over && !client.isCancelled()) {
      client.onNext(value);
    }
  }

  /// Says it, unless the client has not yet read what was said before.
  synchronized void say(T value) {
    if (!over && !client.isCancelled() && client.isReady()) {
      client.onNext(value);
    }
  }

  synchronized void end() {
    if (!over && !client.isCancelled()) {
      over = true;
      client.onCompleted();
    }
  }
}
