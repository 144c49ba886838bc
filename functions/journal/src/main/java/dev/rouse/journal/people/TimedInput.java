package dev.rouse.journal.people;

import dev.rouse.core.step.Input;
import java.time.Instant;

/// An input of a run, and when it came.
public record TimedInput(int number, Instant at, Input input) {}
