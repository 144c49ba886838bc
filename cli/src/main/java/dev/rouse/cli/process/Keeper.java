package dev.rouse.cli.process;

import dev.rouse.core.resource.agent.Scaling;
import dev.rouse.core.task.AgentId;
import dev.rouse.edge.program.FreePort;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Keeps the processes of one agent.
final class Keeper {
  private static final int DRAINED = 0;
  private static final int A_LOOP = 3;

  private final AgentId agent;
  private final Launcher launcher;
  private final Consumer<Happening> told;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Process> processes = new ArrayList<>();
  private Instant busy;

  Keeper(AgentId agent, Launcher launcher, Consumer<Happening> told, Instant now) {
    this.agent = agent;
    this.launcher = launcher;
    this.told = told;
    this.busy = now;
  }

  /// Looks at what has died, and starts and stops what is to be.
  void round(Scaling scaling, int backlog, Instant now) {
    bury(now);
    if (backlog > 0) {
      busy = now;
    }
    var keeping = Keeping.of(scaling, backlog, slots, busy, now);
    keeping.start().forEach(slot -> start(slot, now));
    keeping.stop().forEach(this::stop);
  }

  /// The processes that live.
  List<Process> processes() {
    return processes.stream().filter(Process::isAlive).toList();
  }

  /// Where those listen that are to stay.
  List<Integer> ports() {
    return slots.stream()
        .filter(Slot.Running.class::isInstance)
        .map(slot -> ((Slot.Running) slot).port())
        .toList();
  }

  List<Process> stopAll() {
    for (int i = 0; i < slots.size(); i++) {
      stop(i);
    }
    return processes();
  }

  private void bury(Instant now) {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i) instanceof Slot.Empty || processes.get(i).isAlive()) {
        continue;
      }
      int code = processes.get(i).exitValue();
      switch (slots.get(i)) {
        case Slot.Empty _ -> {}
        case Slot.Stopping _ -> {
          slots.set(i, Slot.Empty.NEW);
          if (processes().isEmpty()) {
            tell("asleep", code == DRAINED ? "drained" : "exit code " + code);
          }
        }
        case Slot.Running(var before, var since, _) ->
            died(i, before.after(since, now), "exit code " + code, now);
      }
    }
  }

  private void died(int slot, Slot.Empty left, String how, Instant now) {
    slots.set(slot, left);
    tell("died", how);
    if (left.crashes() >= A_LOOP) {
      long pause = Math.ceilDiv(Duration.between(now, left.notBefore()).toMillis(), 1000);
      tell(
          "crashing",
          "%d times in a row, the next start in %d s; its log says: %s"
              .formatted(left.crashes(), pause, launcher.lastWords(agent)));
    }
  }

  private void start(int slot, Instant now) {
    while (slots.size() <= slot) {
      slots.add(Slot.Empty.NEW);
    }
    if (slots.get(slot) instanceof Slot.Empty before) {
      try {
        int port = FreePort.find();
        var process = launcher.launch(agent, slot, port);
        if (slot < processes.size()) {
          processes.set(slot, process);
        } else {
          processes.add(process);
        }
        slots.set(slot, new Slot.Running(before, now, port));
        tell("started", "pid " + process.pid());
      } catch (IOException failed) {
        died(slot, before.after(now, now), "cannot be started: " + failed.getMessage(), now);
      }
    }
  }

  private void stop(int slot) {
    if (slots.get(slot) instanceof Slot.Running) {
      slots.set(slot, new Slot.Stopping());
      processes.get(slot).destroy();
    }
  }

  private void tell(String state, String text) {
    told.accept(new Happening(agent, state, text));
  }
}
