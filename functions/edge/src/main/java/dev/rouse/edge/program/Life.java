package dev.rouse.edge.program;

import dev.rouse.core.rule.BrokenRule;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/// A process from its first line to its last.
///
/// It exits 0 after it was told to stop, 2 on wrong words or settings, 1 where it could not go on.
public final class Life {
  private static final int STOPPED = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Life() {}

  /// What a process does.
  @FunctionalInterface
  public interface Course {

    /// Returns when the process is to end, and why where it cannot go on.
    ///
    /// @throws BrokenRule which says what it was told wrongly
    Optional<String> run() throws Refused, InterruptedException;
  }

  /// Lives it, and ends the process.
  ///
  /// @param name what its last words begin with
  public static void live(String name, Course course) throws InterruptedException {
    Thread.currentThread().setUncaughtExceptionHandler(Life::crash);
    Runtime.getRuntime().halt(lived(name, course));
  }

  private static int lived(String name, Course course) throws InterruptedException {
    try {
      return course.run().map(why -> said(name, why, FAILED)).orElse(STOPPED);
    } catch (BrokenRule broken) {
      return said(name, String.valueOf(broken.getMessage()), MISUSED);
    } catch (Refused refused) {
      return said(name, refused.why(), FAILED);
    }
  }

  /// Other threads would keep a process alive whose course is over.
  private static void crash(Thread thread, Throwable bug) {
    LoggerFactory.getLogger(Life.class)
        .atError()
        .addKeyValue("thread", thread.getName())
        .setCause(bug)
        .log("a fault of the program ends it");
    Runtime.getRuntime().halt(FAILED);
  }

  private static int said(String name, String why, int code) {
    System.err.println(name + ": " + why);
    return code;
  }

  /// Does this before the process ends. A JVM that is told to stop would exit with the signal's
  /// number; what was brought to an end has ended well.
  public static void atItsEnd(Runnable drain) {
    var last =
        new Thread(
            () -> {
              drain.run();
              Runtime.getRuntime().halt(STOPPED);
            },
            "drain");
    Runtime.getRuntime().addShutdownHook(last);
  }

  /// What started this process is gone: nobody would ever stop it.
  public static void endWith(long parent) {
    var _ =
        ProcessHandle.of(parent)
            .map(ProcessHandle::onExit)
            .orElseGet(() -> CompletableFuture.completedFuture(null))
            .thenRun(() -> System.exit(STOPPED));
  }
}
