package dev.rouse.cli.demo;

import java.util.List;
import java.util.Locale;

/// What can happen in the demo. The words are a promise to scripts.
enum State {
  /// The platform and everything around it is being started.
  BEGIN,
  /// The platform runs, and no agent.
  READY,
  /// The system falls ill.
  SICK,
  /// Its alert fires.
  FIRED,
  /// The alert is a task in the journal.
  ACCEPTED,
  /// The agent's process was started.
  STARTED,
  /// It has claimed the run.
  CLAIMED,
  /// A tool is called.
  CALLED,
  /// What the tool showed.
  SHOWED,
  /// The diagnosis.
  ANSWERED,
  /// What it cost.
  SPENT,
  /// The agent is back at zero.
  ASLEEP,
  /// It did not happen.
  FAILED;

  /// What a demo that goes well has told, in this order.
  static final List<State> PROMISED =
      List.of(READY, FIRED, ACCEPTED, STARTED, CLAIMED, ANSWERED, ASLEEP);

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
