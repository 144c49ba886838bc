package dev.rouse.edge.access;

import java.util.Optional;

/// Decides who calls.
@FunctionalInterface
public interface Guard {

  /// Nobody is asked who they are.
  Guard OPEN = _ -> new Access.Granted(Caller.ANYONE);

  /// Judges a request by its `Authorization` header. It may block.
  Access check(Optional<String> authorization) throws InterruptedException;
}
