package dev.rouse.simulation.check;

/// What a run, a task or an effect was promised.
public enum Rule {
  /// A task that was accepted is found, not made again and not lost.
  TASK_TAKEN_ONCE("a task is taken in once"),
  TASK_KEPT("no accepted task is lost"),
  RUN_ENDS("a run ends or waits for a stated reason"),
  SESSION_ORDER("runs of a session never overlap and keep their order"),
  EPOCH_RISES("each claim raises the epoch by one"),
  LIVE_OWNER_KEEPS("nobody takes the run of a living owner"),
  CLAIM_WHOLE("a claim brings all steps and all unread inputs"),
  DUE_ONLY("only what is due is claimed"),
  OWNER_WRITES("only the owner writes steps, on the head, under its epoch"),
  STEPS_IN_ORDER("steps make sense in their order"),
  INPUT_KEPT("no input is lost: a run neither sleeps nor ends over one that it has not heard"),
  INPUT_ANSWERED("who tells a run something gets a true answer"),
  ATTEMPTS_COUNTED("claims without coming further are counted"),
  INTENT_FIRST("no call begins before its intent is journaled"),
  ONCE_AT_MOST_ONCE("a Once call is begun at most once, unless a human repeats it"),
  APPLIED_ONCE("an Idempotent call is applied once by a target that honours keys"),
  UNKNOWN_SAID("a Once call whose result was lost is said to be unknown"),
  APPROVED_FIRST("no call begins that a human must allow and has not"),
  OWNED("no effect begins for a run that others have taken, unless its process stood still"),
  LEASE_HELD("no effect begins later than 10 s after the last good heartbeat was sent"),
  ALONE("a run that costs processes works alone"),
  OUTCOME_SENT("an outcome goes out once"),
  SAME_AS_UNDISTURBED("the steps equal those of an undisturbed run"),
  NO_BUG("the engine meets no fault of its own");

  private final String promise;

  Rule(String promise) {
    this.promise = promise;
  }

  public String promise() {
    return promise;
  }
}
