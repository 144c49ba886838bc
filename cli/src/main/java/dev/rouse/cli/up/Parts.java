package dev.rouse.cli.up;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// What was started, to be ended in the order of a stack.
public final class Parts {
  private final Consumer<String> fault;
  private final Deque<Part> started = new ArrayDeque<>();
  private boolean over;

  /// @param fault is told what does not end well
  public Parts(Consumer<String> fault) {
    this.fault = fault;
  }

  /// Something that was started.
  @FunctionalInterface
  public interface Part {
    void end() throws IOException, InterruptedException;
  }

  public synchronized void add(Part part) {
    started.push(part);
  }

  /// Ends everything, the last that was started first; false where something did not end well.
  public synchronized boolean end() {
    over = true;
    boolean well = true;
    while (!started.isEmpty()) {
      try {
        started.pop().end();
      } catch (IOException failed) {
        fault.accept("a part did not end well: " + failed.getMessage());
        well = false;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        well = false;
      }
    }
    return well;
  }

  /// From now on a signal ends everything, and the process with exit code 0. Where the process ends
  /// by itself its own exit code counts.
  public void endOnSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::shutDown, "shutdown"));
  }

  private void shutDown() {
    if (!isOver()) {
      Runtime.getRuntime().halt(end() ? 0 : 1);
    }
  }

  /// Whether everything is ended, or being ended: then it waits for that.
  synchronized boolean isOver() {
    return over;
  }
}
