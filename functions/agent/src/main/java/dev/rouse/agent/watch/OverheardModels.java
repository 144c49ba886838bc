package dev.rouse.agent.watch;

import dev.rouse.agent.engine.OnRun;
import dev.rouse.agent.model.ModelListener;
import dev.rouse.agent.model.Models;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.model.Model;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.task.RunId;

/// Models that are asked to stream where somebody wants to hear their words, and only there.
public record OverheardModels(Models models, Onlookers onlookers) implements Model {

  @Override
  public ModelReply ask(Definition definition, ModelRequest request) throws InterruptedException {
    var run = OnRun.task().map(task -> task.id()).filter(onlookers::wantsWords);
    boolean turn = request.purpose() == ModelRequest.Purpose.TURN;
    Model asked = turn && run.isPresent() ? models.heardBy(telling(run.get())) : models;
    return asked.ask(definition, request);
  }

  private ModelListener telling(RunId run) {
    return new ModelListener() {
      @Override
      public void text(String delta) {
        onlookers.tell(run, new News.Said(delta));
      }

      @Override
      public void restarted() {
        onlookers.tell(run, new News.Restarted());
      }
    };
  }
}
