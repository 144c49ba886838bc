package dev.rouse.agent.tool.work;

/// A call that could not be carried out. The message is for a model: what was wrong and what to
/// try, without a secret in it.
public final class ToolFault extends Exception {
  private static final long serialVersionUID = 1L;

  public ToolFault(String message) {
    super(message);
  }
}
