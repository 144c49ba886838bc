package dev.rouse.cli;

import dev.rouse.cli.demo.Demo;
import dev.rouse.cli.demo.DemoArguments;
import dev.rouse.cli.up.Up;
import dev.rouse.cli.up.UpArguments;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The command line's entry. Exits 2 on wrong usage, 1 where something did not work.
public final class Main {
  private static final String USAGE =
      """
      usage: up [--agents DIR] [--data DIR] [--database URL] [--kafka HOST:PORT] [--port N]
                [--context NAME [--allow-writes]] [--json]
             demo [--json] [--stand-in]\
      """;
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    System.exit(run(List.of(words)));
  }

  private static int run(List<String> words) throws InterruptedException {
    try {
      return command(words);
    } catch (BrokenRule broken) {
      return said(String.valueOf(broken.getMessage()), MISUSED);
    } catch (IOException failed) {
      return said(String.valueOf(failed.getMessage()), FAILED);
    }
  }

  private static int command(List<String> words) throws IOException, InterruptedException {
    var jar = Path.of(System.getProperty("rouse.agent.jar", "rouse-agent.jar"));
    var environment = System.getenv();
    var rest = words.isEmpty() ? words : words.subList(1, words.size());
    if (rest.contains("--help") || rest.contains("-h")) {
      System.out.println(USAGE);
      return DONE;
    }
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "up" -> {
        Up.run(UpArguments.parse(rest, environment), jar, environment);
        yield DONE;
      }
      case "demo" -> Demo.play(DemoArguments.parse(rest), jar, environment) ? DONE : FAILED;
      default -> said(USAGE, MISUSED);
    };
  }

  private static int said(String why, int code) {
    System.err.println("rouse: " + why);
    return code;
  }
}
