package dev.rouse.edge.access;

import dev.rouse.edge.http.Request;

/// Decides who calls.
@FunctionalInterface
public interface Guard {

  /// Nobody is asked who they are.
  Guard OPEN = _ -> new Access.Granted(Caller.ANYONE);

  /// Nobody is asked either, and nobody from elsewhere comes.
  Guard LOCAL = _ -> new Access.Granted(Caller.LOCAL_USER);

  /// Judges a request. It may block.
  Access check(Request request) throws InterruptedException;
}
