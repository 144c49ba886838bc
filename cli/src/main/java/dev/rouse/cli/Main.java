package dev.rouse.cli;

import dev.rouse.cli.up.Up;
import dev.rouse.cli.up.UpArguments;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The command line's entry. Exits 2 on wrong usage, 1 where something did not work.
public final class Main {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    System.exit(run(List.of(words)));
  }

  private static int run(List<String> words) throws InterruptedException {
    if (words.isEmpty() || !words.getFirst().equals("up")) {
      return said(
          "usage: up [--agents DIR] [--data DIR] [--database URL] [--port N] [--json]", MISUSED);
    }
    try {
      var arguments = UpArguments.parse(words.subList(1, words.size()), System.getenv());
      Up.run(
          arguments,
          Path.of(System.getProperty("rouse.agent.jar", "rouse-agent.jar")),
          System.getenv());
      return 0;
    } catch (BrokenRule broken) {
      return said(String.valueOf(broken.getMessage()), MISUSED);
    } catch (IOException failed) {
      return said(String.valueOf(failed.getMessage()), FAILED);
    }
  }

  private static int said(String why, int code) {
    System.err.println("rouse: " + why);
    return code;
  }
}
