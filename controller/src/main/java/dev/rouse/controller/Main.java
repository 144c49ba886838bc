package dev.rouse.controller;

import dev.rouse.controller.program.Running;
import dev.rouse.controller.program.Settings;
import dev.rouse.edge.log.About;
import dev.rouse.edge.log.JsonLogs;
import dev.rouse.edge.program.Life;
import dev.rouse.edge.program.Refused;
import java.util.Optional;

/// The controller's process.
public final class Main {
  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    Life.live("rouse-controller", Main::run);
  }

  private static Optional<String> run() throws Refused, InterruptedException {
    var environment = System.getenv();
    JsonLogs.use(environment.getOrDefault("ROUSE_LOG_LEVEL", "info"), About.NOTHING);
    var running = Running.start(Settings.from(environment));
    Life.atItsEnd(running::close);
    return Optional.of(running.await());
  }
}
