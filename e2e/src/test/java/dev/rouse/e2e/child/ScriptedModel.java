package dev.rouse.e2e.child;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.model.Model;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.step.Usage;
import dev.rouse.e2e.boundary.Boundary.Phase;
import dev.rouse.e2e.boundary.Gate;
import dev.rouse.e2e.boundary.PortCall;
import dev.rouse.e2e.script.Script;

/// A model that keeps to the script.
///
/// The task says which run it is of: a model is not told.
record ScriptedModel(Gate gate, String agent) implements Model {
  private static final Usage USAGE = new Usage(100, 0, 10);

  @Override
  public ModelReply ask(Definition definition, ModelRequest request) throws InterruptedException {
    var call = new PortCall("model", agent, Script.task(request), "turn " + Script.turn(request));
    gate.hold(Phase.BEFORE, call);
    var answer = Script.answer(definition, request);
    gate.hold(Phase.AFTER, call);
    return new ModelReply.Answered(answer, "scripted", USAGE);
  }
}
