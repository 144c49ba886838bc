package dev.rouse.image.training;

import java.io.IOException;
import java.util.Map;

/// An agent claims a run that waited, is asked over HTTP, calls a model and a tool server, and
/// journals it all.
public final class AgentRehearsal implements Rehearsal {
  private static final String WAITING = "waiting";

  @Override
  public Map<String, String> begin(Stage stage) {
    stage.offer(WAITING);
    return stage.agentIsTold();
  }

  @Override
  public void play(Stage stage, Trainee trainee) throws IOException {
    stage.awaitAnswer(WAITING);
    trainee.ask("asked");
  }
}
