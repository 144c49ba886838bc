package dev.rouse.e2e;

import dev.rouse.core.task.RunRef;
import dev.rouse.e2e.boundary.Boundary;
import dev.rouse.e2e.boundary.Boundary.Phase;
import dev.rouse.e2e.stage.ChildProcess;
import dev.rouse.e2e.stage.News;
import dev.rouse.e2e.stage.Stage;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Leads a process until each of several runs stands where a test wants it, and lets all else go on
/// meanwhile.
final class Parking {
  private final Stage stage;
  private final ChildProcess process;
  private final Map<String, String> places = new HashMap<>();
  private final Map<String, Boundary> parked = new HashMap<>();
  private final HashSet<String> givenUp = new HashSet<>();

  Parking(Stage stage, ChildProcess process) {
    this.stage = stage;
    this.process = process;
  }

  /// Takes a task in whose run is to be held where a boundary's name begins so.
  RunRef until(String place) {
    var event = stage.event();
    var run = stage.run(event);
    places.put(run.id().value(), place);
    return stage.takeIn(event);
  }

  /// Waits until all stand where they should.
  void park() throws InterruptedException {
    while (parked.size() < places.size()) {
      pass(stage.next());
    }
  }

  /// Lets a parked run go on, and waits until its call has reached the target and is held there.
  void letCall(RunRef run, String tool) throws InterruptedException {
    stage.target().holdBack(tool);
    String id = run.id().value();
    places.remove(id);
    process.letOn(Objects.requireNonNull(parked.remove(id)));
    awaitCalls(run, tool, 1);
  }

  void awaitCalls(RunRef run, String tool, int calls) throws InterruptedException {
    while (stage.target().calls(run.id().value(), tool) < calls) {
      pass(stage.next());
    }
  }

  void awaitGivenUp(Collection<RunRef> runs) throws InterruptedException {
    var wanted = runs.stream().map(run -> run.id().value()).collect(Collectors.toSet());
    while (!givenUp.containsAll(wanted)) {
      pass(stage.next());
    }
  }

  /// Waits for the process's end and returns its exit code.
  int awaitGone() throws InterruptedException {
    while (true) {
      var next = stage.next();
      if (next instanceof News.Gone(var who, int code) && who == process) {
        return code;
      }
      pass(next);
    }
  }

  private void pass(News news) {
    if (news instanceof News.Reached(var by, var boundary) && by == process) {
      if (stands(boundary)) {
        parked.put(boundary.call().run(), boundary);
      } else {
        process.letOn(boundary);
      }
      if (boundary.is(Phase.AFTER, "give-up")) {
        givenUp.addAll(Arrays.asList(boundary.call().run().split(",")));
      }
    }
  }

  private boolean stands(Boundary boundary) {
    String run = boundary.call().run();
    return boundary.name().startsWith(places.getOrDefault(run, "nowhere"))
        && !parked.containsKey(run);
  }
}
