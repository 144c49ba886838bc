package dev.rouse.core.task;

/// Who asked for a child task: a run of the same namespace, by one of its calls.
public record Parent(RunId run, String call) {}
