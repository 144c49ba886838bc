package dev.rouse.cli.process;

import dev.rouse.core.resource.agent.Scaling;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Keeps the processes of one agent.
final class Keeper {
  private static final int DRAINED = 0;

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

  /// How many processes there are.
  int alive() {
    return (int) slots.stream().filter(slot -> !(slot instanceof Slot.Empty)).count();
  }

  List<Process> stopAll() {
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i) instanceof Slot.Running) {
        stop(i);
      }
    }
    return processes.stream().filter(Process::isAlive).toList();
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
          if (alive() == 0) {
            tell("asleep", code == DRAINED ? "drained" : "exit code " + code);
          }
        }
        case Slot.Running running -> {
          slots.set(i, running.died(now));
          tell("died", "exit code " + code);
        }
      }
    }
  }

  private void start(int slot, Instant now) {
    while (slots.size() <= slot) {
      slots.add(Slot.Empty.NEW);
    }
    int crashes = slots.get(slot) instanceof Slot.Empty(var before, _) ? before : 0;
    var running = new Slot.Running(now, crashes);
    try {
      var process = launcher.launch(agent, slot);
      if (slot < processes.size()) {
        processes.set(slot, process);
      } else {
        processes.add(process);
      }
      slots.set(slot, running);
      tell("started", "pid " + process.pid());
    } catch (IOException failed) {
      slots.set(slot, running.died(now));
      tell("died", "cannot be started: " + failed.getMessage());
    }
  }

  private void stop(int slot) {
    slots.set(slot, new Slot.Stopping());
    processes.get(slot).destroy();
  }

  private void tell(String state, String text) {
    told.accept(new Happening(agent, state, text));
  }
}
