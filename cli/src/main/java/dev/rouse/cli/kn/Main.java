package dev.rouse.cli.kn;

import java.util.List;

/// The entry of `kn-agent`. `up` and `demo` are the other program's.
public final class Main {
  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    var environment = System.getenv();
    var program = new KnAgent(given -> new OwnSession(given, environment), System.out, System.err);
    System.exit(program.run(List.of(words)));
  }
}
