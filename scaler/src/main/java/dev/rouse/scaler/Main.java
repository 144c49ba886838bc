package dev.rouse.scaler;

import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/// The scaler's process.
public final class Main {
  private static final int MISCONFIGURED = 2;

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    var scaler = Scaler.start(settings());
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("shutdown")
                .unstarted(() -> {
                  scaler.close();
                  stopped.countDown();
                }));
    LoggerFactory.getLogger(Main.class)
        .atInfo()
        .addKeyValue("port", scaler.port())
        .log("listening");
    stopped.await();
  }

  private static ScalerSettings settings() {
    try {
      return ScalerSettings.from(System.getenv());
    } catch (IllegalArgumentException wrong) {
      System.err.println("rouse-scaler: " + wrong.getMessage());
      System.exit(MISCONFIGURED);
      throw wrong;
    }
  }
}
