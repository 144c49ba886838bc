package dev.rouse.edge.access;

import dev.rouse.edge.http.Request;

/// Decides who calls.
@FunctionalInterface
public interface Guard {

  /// Nobody is asked who they are.
  Guard OPEN = _ -> new Access.Granted(Caller.ANYONE);

  /// Judges a request. It may block.
  Access check(Request request) throws InterruptedException;
}
