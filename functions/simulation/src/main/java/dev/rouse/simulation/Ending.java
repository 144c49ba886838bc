package dev.rouse.simulation;

import dev.rouse.core.task.RunRef;
import dev.rouse.simulation.check.Book;
import dev.rouse.simulation.check.Books;
import dev.rouse.simulation.check.Reckoning;
import dev.rouse.simulation.check.Rule;
import dev.rouse.simulation.check.Violation;
import dev.rouse.simulation.memory.MemoryJournal;
import dev.rouse.simulation.process.Stage;
import dev.rouse.simulation.world.Trait;
import dev.rouse.simulation.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A world that is over, and what is to be said of it.
final class Ending {
  private static final int TAIL = 400;

  private Ending() {}

  /// Runs that have not ended and should: those of a suspended agent may wait.
  static List<Book> unended(World world, Books books) {
    return books.all().stream().filter(book -> !book.ended() && !suspended(world, book)).toList();
  }

  private static boolean suspended(World world, Book book) {
    return Optional.ofNullable(world.agents().get(book.offer().agent().name()))
        .filter(Trait::suspended)
        .isPresent();
  }

  /// @param accepted the runs that senders were told of
  static Report of(World world, Stage stage, MemoryJournal truth, Set<RunRef> accepted) {
    var schedule = stage.schedule();
    boolean untilTheEnd = schedule.failure().isEmpty();
    var unended = untilTheEnd ? unended(world, stage.books()) : List.<Book>of();
    if (!unended.isEmpty()) {
      schedule.fail(new Violation(Rule.RUN_ENDS, "unended: " + unended));
    }
    var lost = accepted.stream().filter(run -> truth.look(run).isEmpty()).toList();
    if (!lost.isEmpty()) {
      schedule.fail(new Violation(Rule.TASK_KEPT, "lost: " + lost));
    }
    var reckoning = new Reckoning(stage.books());
    reckoning.changes(stage.targets().changes());
    if (untilTheEnd) {
      reckoning.begunOnce(stage.begunOnce().keySet());
      reckoning.deliveries(stage.database().deliveries());
      reckoning.journal(truth);
    }
    return new Report(
        world.seed(),
        stage.books().all().size(),
        reckoning.effectsRepeated(),
        lost.size(),
        unended.size(),
        0,
        0,
        schedule.failure(),
        schedule.trace().hash(),
        schedule.failure().isEmpty() ? List.of() : story(world, stage));
  }

  private static List<String> story(World world, Stage stage) {
    var story = new ArrayList<String>();
    story.add(world.toString());
    story.addAll(stage.schedule().trace().tail(TAIL));
    return story;
  }
}
