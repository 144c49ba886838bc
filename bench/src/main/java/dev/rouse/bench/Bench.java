package dev.rouse.bench;

/// One measurement that `./rouse bench` knows by name.
@FunctionalInterface
interface Bench {

  /// Measures and prints the figures to standard output.
  void run(Arguments arguments) throws Exception;
}
