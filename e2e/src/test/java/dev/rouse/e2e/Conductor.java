package dev.rouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.e2e.boundary.Boundary;
import dev.rouse.e2e.stage.ChildProcess;
import dev.rouse.e2e.stage.Human;
import dev.rouse.e2e.stage.News;
import dev.rouse.e2e.stage.Stage;
import java.io.IOException;
import java.util.Optional;

/// Leads one run after another from boundary to boundary, and kills their process where it is told.
final class Conductor {
  private static final String NAME = "pod-0";

  private final Stage stage;
  private final Human human;
  private ChildProcess alive;
  private ChildProcess next;

  Conductor(Stage stage) throws IOException {
    this.stage = stage;
    this.human = new Human(stage);
    this.alive = stage.spawn(NAME);
    this.next = stage.spawn(NAME);
    alive.begin();
  }

  /// Leads a run to its end, and beyond it until its process looks for more work.
  ///
  /// @param killAt the boundary at which its process is killed and the next of its name begins
  Passage lead(Optional<String> killAt) throws Exception {
    if (killAt.filter(Conductor::isAtStart).isPresent()) {
      replace();
    }
    return lead(new Passage(stage.takeIn(stage.event()), killAt));
  }

  /// The same for a task that is sent to the process itself: its sender, who gets no answer, sends
  /// it again to the gateway.
  Passage leadSentHere(String killAt) throws Exception {
    var event = stage.event();
    alive.take(event);
    var passage = new Passage(stage.run(event), Optional.of(killAt));
    while (!passage.killed()) {
      passNext(passage);
    }
    assertThat(stage.takeIn(event)).isEqualTo(passage.run());
    return lead(passage);
  }

  private Passage lead(Passage passage) throws Exception {
    while (!passage.over()) {
      passNext(passage);
    }
    return passage;
  }

  private void passNext(Passage passage) throws Exception {
    if (stage.next() instanceof News.Reached(var by, var boundary) && by == alive) {
      pass(passage, boundary);
    }
  }

  private void pass(Passage passage, Boundary boundary) throws Exception {
    if (passage.foundNothing(boundary) && stage.ended(passage.run())) {
      passage.end();
    }
    boolean fatal = passage.fatal(boundary);
    if (passage.sleepsAfter(boundary)) {
      human.lookAt(passage.run());
    }
    if (fatal) {
      replace();
    } else {
      alive.letOn(boundary);
    }
  }

  private static boolean isAtStart(String boundary) {
    return boundary.endsWith(" start") || boundary.endsWith(" heartbeat");
  }

  private void replace() throws IOException, InterruptedException {
    alive.kill();
    alive = next;
    alive.begin();
    next = stage.spawn(NAME);
  }
}
