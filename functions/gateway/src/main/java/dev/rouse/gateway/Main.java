package dev.rouse.gateway;

import dev.rouse.edge.log.About;
import dev.rouse.edge.log.JsonLogs;
import dev.rouse.edge.program.Life;
import dev.rouse.edge.program.Refused;
import dev.rouse.edge.settings.Proxy;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import java.util.Optional;

/// The gateway's process.
public final class Main {
  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    Life.live("rouse-gateway", Main::run);
  }

  private static Optional<String> run() throws Refused, InterruptedException {
    var environment = System.getenv();
    JsonLogs.use(environment.getOrDefault("ROUSE_LOG_LEVEL", "info"), About.NOTHING);
    System.getProperties().putAll(Proxy.properties(environment));
    var settings = Settings.from(environment);
    var gateway = Gateway.listen(settings);
    Life.atItsEnd(gateway::close);
    settings.parent().ifPresent(Life::endWith);
    gateway.open();
    gateway.await();
    return Optional.empty();
  }
}
