package dev.rouse.cli.kn;

import java.util.List;
import java.util.Set;

/// The entry of `kn-agent`, of which `up` and `demo` are a program of its own.
public final class Main {
  private static final Set<String> OF_ONE_MACHINE = Set.of("up", "demo");

  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    if (words.length > 0 && OF_ONE_MACHINE.contains(words[0])) {
      dev.rouse.cli.Main.main(words);
      return;
    }
    var environment = System.getenv();
    var program = new KnAgent(given -> new OwnSession(given, environment), System.out, System.err);
    System.exit(program.run(List.of(words)));
  }
}
