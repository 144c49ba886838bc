package dev.rouse.scaler;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/// The scaler's process.
///
/// Exits 0 after it was told to stop, 2 on wrong settings, 1 where it could not listen.
public final class Main {
  private static final int STOPPED = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "trace");

  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    try {
      var environment = System.getenv();
      setLogLevel(environment.getOrDefault("ROUSE_LOG_LEVEL", "info"));
      var scaler = Scaler.start(ScalerSettings.from(environment));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(scaler), "stop"));
      LoggerFactory.getLogger(Main.class)
          .atInfo()
          .addKeyValue("port", scaler.port())
          .addKeyValue("health", scaler.healthPort())
          .log("listening");
      new CountDownLatch(1).await();
    } catch (IllegalArgumentException wrong) {
      end(wrong, MISUSED);
    } catch (IOException | GeneralSecurityException failed) {
      end(failed, FAILED);
    }
  }

  /// Before anything has asked for a logger.
  private static void setLogLevel(String level) {
    if (!LEVELS.contains(level)) {
      throw new IllegalArgumentException(
          "ROUSE_LOG_LEVEL must be one of " + String.join(", ", LEVELS));
    }
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level);
  }

  /// A JVM that is told to stop would exit with the signal's number; this has ended well.
  private static void stop(Scaler scaler) {
    scaler.close();
    Runtime.getRuntime().halt(STOPPED);
  }

  private static void end(Exception why, int code) {
    System.err.println("rouse-scaler: " + why.getMessage());
    Runtime.getRuntime().halt(code);
  }
}
