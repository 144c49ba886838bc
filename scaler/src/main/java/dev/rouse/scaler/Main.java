package dev.rouse.scaler;

import dev.rouse.edge.log.About;
import dev.rouse.edge.log.JsonLogs;
import dev.rouse.edge.program.Life;
import dev.rouse.edge.program.Refused;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/// The scaler's process.
public final class Main {
  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    Life.live("rouse-scaler", Main::run);
  }

  private static Optional<String> run() throws Refused, InterruptedException {
    var environment = System.getenv();
    JsonLogs.use(environment.getOrDefault("ROUSE_LOG_LEVEL", "info"), About.NOTHING);
    var scaler = start(ScalerSettings.from(environment));
    Life.atItsEnd(scaler::close);
    LoggerFactory.getLogger(Main.class)
        .atInfo()
        .addKeyValue("port", scaler.port())
        .addKeyValue("health", scaler.healthPort())
        .log("listening");
    new CountDownLatch(1).await();
    return Optional.empty();
  }

  private static Scaler start(ScalerSettings settings) throws Refused {
    try {
      return Scaler.start(settings);
    } catch (IOException | GeneralSecurityException failed) {
      throw new Refused(String.valueOf(failed.getMessage()));
    }
  }
}
