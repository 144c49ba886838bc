package dev.rouse.bench.shipped;

import dev.rouse.bench.machine.Proc;
import dev.rouse.edge.program.FreePort;
import dev.rouse.journal.database.DatabaseSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A program in a process of its own, from the jar that ships, under the flags that it ships with.
public final class ShippedProcess implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);
  private static final int PATIENCE_SECONDS = 60;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int PERCENT = 100;

  private final Process process;
  private final int port;
  private final long began;

  private ShippedProcess(Process process, int port, long began) {
    this.process = process;
    this.port = port;
    this.began = began;
  }

  /// Starts one, as its image does.
  public static ShippedProcess start(Program program, DatabaseSettings database)
      throws IOException {
    int port = FreePort.find();
    var command = new ArrayList<>(program.before());
    command.addAll(program.launch().command());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().putAll(program.told());
    builder.environment().put("ROUSE_DATABASE_URL", database.url());
    builder.environment().put("ROUSE_DATABASE_USER", "postgres");
    long began = System.nanoTime();
    return new ShippedProcess(builder.start(), port, began);
  }

  public int port() {
    return port;
  }

  /// How many milliseconds after its start it serves.
  public double ready(BooleanSupplier serving) throws IOException {
    while (!serving.getAsBoolean()) {
      if (!process.isAlive()) {
        throw new IOException("the program ended with " + process.exitValue());
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    return (System.nanoTime() - began) / NANOS_PER_MILLI;
  }

  /// How many MiB it holds.
  public double rss() throws IOException {
    return proc().rss();
  }

  /// What percentage of one core it takes from now on for a while.
  public double cpu(Duration watched) throws IOException {
    double before = proc().cpuMillis();
    LockSupport.parkNanos(watched.toNanos());
    return (proc().cpuMillis() - before) / watched.toMillis() * PERCENT;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    int code = process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().exitValue();
    if (code != 0) {
      throw new IOException("the program ended with " + code);
    }
  }

  private Proc proc() {
    return new Proc(process.pid());
  }
}
