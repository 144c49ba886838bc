package dev.rouse.simulation.world;

/// What may happen in a world. Each world has some of it, so that rare meetings of two are not
/// drowned by the rest.
public enum Feature {
  APPROVALS,
  CHILDREN,
  SESSIONS,
  BAD_CALLS,
  MODEL_FAILURES,
  BOMBS,
  BUGS,
  LONG_CALLS,
  NEWS,
  CANCELS,
  REDRIVES,
  BUDGETS,
  NARROW_MODELS,
  RUNBOOKS,
  FICKLE_MODELS,
  REPEATS,
  SENT_TO_PROCESS,
  SUSPENDED,

  CRASHES,
  PAUSES,
  DRAINS,
  OUTAGES,
  PARTITIONS,
  LOST_ANSWERS,
  LATE_REQUESTS,
  SLOW_JOURNAL,
  SAME_NAMES,
  SCALE_TO_ZERO,
  SKEWED_CLOCKS
}
