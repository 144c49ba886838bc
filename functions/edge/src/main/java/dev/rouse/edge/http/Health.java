package dev.rouse.edge.http;

import java.util.Optional;

/// What a process says of itself to whoever starts and stops it. Asked on the event loop: it
/// answers from memory.
public interface Health {

  /// Why it should be started anew, if it should.
  Optional<String> broken();

  /// Why it takes no requests, if it takes none.
  Optional<String> unready();
}
