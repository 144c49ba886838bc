package dev.rouse.e2e.stage;

import dev.rouse.e2e.child.Child;
import dev.rouse.journal.embedded.DurableServer;
import java.io.IOException;
import java.util.List;

/// The script once, undisturbed, at the beginning of a test run: what its steps tell is what every
/// disturbed run is held against, and the cache that its process leaves makes all others cheap.
public record Rehearsal(Tale tale, ChildJvm jvm) {

  private static final class Holder {
    static final Rehearsal DONE = rehearse();
  }

  public static Rehearsal done() {
    return Holder.DONE;
  }

  private static Rehearsal rehearse() {
    try {
      var jvm = ChildJvm.writingTheCache();
      try (var stage = Stage.open(DurableServer.shared(), jvm)) {
        return new Rehearsal(play(stage), jvm.withTheCache());
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static Tale play(Stage stage) throws IOException, InterruptedException {
    var child = stage.spawn("rehearsal");
    child.begin();
    child.open();
    var run = stage.takeIn(stage.event());
    new Human(stage).attend(List.of(run));
    child.signal("TERM");
    if (stage.awaitGone(child) != Child.DRAINED) {
      throw new IllegalStateException("the undisturbed process did not drain");
    }
    return Tale.of(stage.steps(run));
  }
}
