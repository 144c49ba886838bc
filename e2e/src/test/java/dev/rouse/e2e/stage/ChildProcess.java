package dev.rouse.e2e.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.task.Event;
import dev.rouse.e2e.boundary.Boundary;
import dev.rouse.e2e.child.Child;
import dev.rouse.e2e.script.Cast;
import dev.rouse.journal.database.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A process of the agents, as the test sees it from outside.
///
/// It is spawned ahead and does nothing before [#begin], so that nobody waits for its JVM.
public final class ChildProcess {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

  private final String name;
  private final Process process;
  private final PrintStream orders;

  private ChildProcess(String name, Process process) {
    this.name = name;
    this.process = process;
    this.orders = new PrintStream(process.getOutputStream(), true, UTF_8);
  }

  static ChildProcess spawn(
      ChildJvm jvm,
      Cast cast,
      String name,
      URI target,
      DatabaseSettings journal,
      Consumer<News> told)
      throws IOException {
    var command = new ArrayList<>(jvm.command(Child.class));
    command.addAll(List.of(cast.namespace(), name, target.toString(), journal.url()));
    command.addAll(List.of(journal.user().orElseThrow(), journal.password().orElseThrow()));
    var logs = Files.createDirectories(Path.of("target", "e2e"));
    var said = logs.resolve(cast.namespace() + "-" + name + ".log").toFile();
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(said)).start();
    var child = new ChildProcess(name, process);
    Thread.ofVirtual().name("listen-" + name).start(() -> child.listen(told));
    return child;
  }

  private void listen(Consumer<News> told) {
    try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      out.lines()
          .flatMap(line -> Boundary.read(line).stream())
          .forEach(boundary -> told.accept(new News.Reached(this, boundary)));
      told.accept(new News.Gone(this, process.waitFor()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException unwanted) {
      Thread.currentThread().interrupt();
    }
  }

  public String name() {
    return name;
  }

  public void begin() {
    orders.println("begin");
  }

  /// Lets it run free: it still says where it is, and waits nowhere.
  public void open() {
    orders.println("open");
  }

  /// Lets it go on from a boundary.
  public void letOn(Boundary boundary) {
    orders.println("on " + boundary.id());
  }

  /// Hands it a task as its own URL would.
  public void take(Event event) {
    orders.println("take " + event.toJson().write());
  }

  /// Sends a signal by name, from outside as a node would.
  public void signal(String signal) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("could not send SIG" + signal + " to " + name);
    }
  }

  /// SIGSTOP, and waits until none of its threads runs: on a busy machine that takes a while.
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
    while (process.isAlive() && !stopped()) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private boolean stopped() {
    try (var threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
      for (Path thread : threads.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        if (!stat.startsWith(" T ", stat.lastIndexOf(')') + 1)) {
          return false;
        }
      }
      return true;
    } catch (IOException threadGone) {
      return false;
    }
  }

  /// SIGKILL, and waits until it is gone.
  public void kill() throws IOException, InterruptedException {
    signal("KILL");
    var _ = process.waitFor();
  }

  void end() {
    process.destroyForcibly();
  }
}
