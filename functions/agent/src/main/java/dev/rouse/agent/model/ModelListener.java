package dev.rouse.agent.model;

/// Hears an answer while it is being given. Called on a thread of the model's, one call after
/// another.
public interface ModelListener {

  /// The answer goes on with this.
  void text(String delta);

  /// What was heard so far is void: the answer begins again, perhaps from another model.
  void restarted();
}
