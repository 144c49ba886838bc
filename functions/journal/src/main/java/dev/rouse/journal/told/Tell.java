package dev.rouse.journal.told;

import dev.rouse.core.step.Input;
import dev.rouse.core.task.RunRef;

/// An input on its way to a run.
public record Tell(RunRef run, Input input) {}
