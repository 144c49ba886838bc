package dev.rouse.bench;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs the benches that `./rouse bench` names.
public final class Main {

  /// One measurement that `./rouse bench` knows by name.
  @FunctionalInterface
  interface Bench {

    /// Measures and prints the figures to standard output.
    void run(Arguments arguments) throws Exception;
  }

  private static final int DONE = 0;
  private static final int MISUSED = 2;

  /// Each bench under the name that `./rouse bench` takes.
  private static final Map<String, Bench> BENCHES =
      new TreeMap<>(
          Map.of(
              "agent", new AgentBench(),
              "cli", new CliBench(),
              "controller", new ControllerBench(),
              "core", new CoreBench(),
              "crash", new CrashBench(),
              "demo", new DemoBench(),
              "door", new DoorBench(),
              "scaler", new ScalerBench()));

  private Main() {}

  public static void main(String[] words) throws Exception {
    System.exit(run(List.of(words), System.err));
  }

  /// Runs what `words` ask for, and returns the exit code.
  static int run(List<String> words, PrintStream errors) throws Exception {
    try {
      var arguments = Arguments.read(words);
      for (Bench bench : chosen(arguments.name())) {
        bench.run(arguments);
      }
      return DONE;
    } catch (Arguments.WrongUsage wrong) {
      errors.println("rouse bench: " + wrong.why());
      errors.println("usage: ./rouse bench NAME [--json] [--seeds N] [--seed S]");
      errors.println("benches: " + String.join(", ", BENCHES.keySet()));
      return MISUSED;
    }
  }

  private static Collection<Bench> chosen(String name) throws Arguments.WrongUsage {
    if (name.equals("all")) {
      return BENCHES.values();
    }
    var bench = BENCHES.get(name);
    if (bench == null) {
      throw new Arguments.WrongUsage("there is no bench '" + name + "'");
    }
    return List.of(bench);
  }
}
