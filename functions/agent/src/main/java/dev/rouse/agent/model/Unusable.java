package dev.rouse.agent.model;

/// A model config that cannot be asked with, as something that it refers to is missing or wrong.
/// The message names it and says what to do.
final class Unusable extends Exception {
  private static final long serialVersionUID = 1;

  Unusable(String message) {
    super(message);
  }
}
