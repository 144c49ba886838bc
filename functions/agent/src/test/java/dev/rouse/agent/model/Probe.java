package dev.rouse.agent.model;

import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.resource.Provider;
import java.util.Map;

/// A process that asks one provider's model once, for tests that look at such a process.
final class Probe {
  private Probe() {}

  static void main(String[] provider) throws Exception {
    try (var fake = FakeModels.start()) {
      fake.script(Reply.text("Yes."));
      var spec = Scene.spec(fake, Provider.valueOf(provider[0]), "");
      var scene = Scene.of(Map.of(), spec);
      System.out.println(scene.models().ask(scene.definition(), Scene.withTool()));
    }
  }
}
