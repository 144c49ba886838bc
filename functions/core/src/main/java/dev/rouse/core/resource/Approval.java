package dev.rouse.core.resource;

/// Whether a human must agree before a tool is called.
public enum Approval {
  NOT_REQUIRED,
  REQUIRED
}
