package dev.rouse.core.step;

/// An input and its number in the run, from 1.
public record Numbered(int number, Input input) {}
