package dev.rouse.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What Linux says of a process.
public record Proc(long pid) {
  private static final double KIB_IN_MIB = 1024;

  /// Of the kernel's counts of time, a second has so many, everywhere.
  private static final double MILLIS_IN_TICK = 10;

  /// Where `/proc/PID/stat` has the ticks, counted after the command's name.
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  /// How many MiB it holds.
  public double rss() throws IOException {
    return mib("status", "VmRSS");
  }

  /// How many MiB it has held at most.
  public double peak() throws IOException {
    return mib("status", "VmHWM");
  }

  /// How many MiB it holds in one way.
  ///
  /// @param name `Rss`, `Pss` or `Anonymous`
  public double mapped(String name) throws IOException {
    return mib("smaps_rollup", name);
  }

  /// The processor time that it has used, to ten milliseconds: on a busy machine it says more than
  /// the clock.
  public double cpuMillis() throws IOException {
    String stat = Files.readString(file("stat"));
    String[] after = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return MILLIS_IN_TICK * (Long.parseLong(after[USER]) + Long.parseLong(after[SYSTEM]));
  }

  private double mib(String file, String name) throws IOException {
    for (String line : Files.readAllLines(file(file))) {
      if (line.startsWith(name + ":")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_IN_MIB;
      }
    }
    throw new IOException("the kernel does not tell the %s of process %d".formatted(name, pid));
  }

  private Path file(String name) {
    return Path.of("/proc", Long.toString(pid), name);
  }
}
