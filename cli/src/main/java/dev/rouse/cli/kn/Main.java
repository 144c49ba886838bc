package dev.rouse.cli.kn;

import java.util.List;

/// The entry of `kn-agent`, of which `up` is a program of its own.
public final class Main {
  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    if (words.length > 0 && words[0].equals("up")) {
      dev.rouse.cli.Main.main(words);
      return;
    }
    var environment = System.getenv();
    var program = new KnAgent(given -> new OwnSession(given, environment), System.out, System.err);
    System.exit(program.run(List.of(words)));
  }
}
