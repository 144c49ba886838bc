package dev.rouse.agent.program;

import dev.rouse.agent.engine.Definitions;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.resource.route.ReplyTo;

/// Definitions of agents that answer to somebody: to a sink, where they name nobody themselves.
record DefaultSink(Definitions definitions, ReplyTo.Sink sink) implements Definitions {

  @Override
  public Known of(RegisteredAgent registered) {
    var known = definitions.of(registered);
    var definition = known.definition();
    return new Known(definition.with(definition.agent().answeringTo(sink)), known.machine());
  }
}
