package dev.rouse.core.model;

import dev.rouse.core.definition.Definition;

/// The agent's models, asked one after another until one answers.
@FunctionalInterface
public interface Model {

  /// Blocks until there is a reply.
  ///
  /// @throws InterruptedException where the run is cancelled or its process drains
  ModelReply ask(Definition definition, ModelRequest request) throws InterruptedException;
}
