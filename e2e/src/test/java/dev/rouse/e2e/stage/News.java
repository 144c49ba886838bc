package dev.rouse.e2e.stage;

import dev.rouse.e2e.boundary.Boundary;

/// What a test waits for.
public sealed interface News {

  /// A process has come to a boundary.
  record Reached(ChildProcess by, Boundary boundary) implements News {}

  /// A process has ended.
  record Gone(ChildProcess who, int code) implements News {}

  /// A call has reached the target.
  record Arrived(Arrival arrival) implements News {}
}
