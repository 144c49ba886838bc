package dev.rouse.core.step;

import java.time.Instant;

/// A step as the journal has it.
///
/// @param seq its place in the run, from 1
/// @param epoch the ownership under which it was taken
/// @param definition the hash of the agent's definition under which it was taken
public record Entry(int seq, int epoch, Instant at, String definition, Step step) {}
