package dev.rouse.simulation.actors;

import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.RunRef;
import dev.rouse.simulation.check.Book;
import dev.rouse.simulation.check.Books;
import dev.rouse.simulation.schedule.Draws;
import dev.rouse.simulation.world.Feature;
import dev.rouse.simulation.world.World;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Those who decide and who redrive: promptly, late, twice, or never.
public final class Humans {
  private static final int MOST_REDRIVES = 2;

  private final Gateway gateway;
  private final Books books;
  private final World world;
  private final Set<Seen> seen = new HashSet<>();

  private record Seen(RunRef run, int seq) {}

  public Humans(Gateway gateway, Books books, World world) {
    this.gateway = gateway;
    this.books = books;
    this.world = world;
  }

  /// Looks at what is new to them.
  public void look() {
    for (var book : books.all()) {
      var steps = book.steps();
      for (var entry : steps.reversed()) {
        boolean noticed = !seen.add(new Seen(book.offer().ref(), entry.seq()));
        if (noticed) {
          break;
        }
        if (entry.step() instanceof Step.Asked(var ask)) {
          asked(book, ask);
        } else if (entry.step() instanceof Step.Ended(Outcome.Failed _)) {
          failed(book);
        }
      }
    }
  }

  /// What a human does about an ask follows from the ask alone, not from when it is seen.
  private void asked(Book book, Ask ask) {
    var draws =
        new Draws(
            world.seed() ^ ask.arguments().canonical().hashCode() ^ ask.why().name().hashCode());
    var soon = Duration.ofMillis(draws.between(0, 20_000));
    var late = Duration.ofMillis(draws.between(59_000, 62_000));
    boolean allowed = draws.onceIn(2);
    switch (draws.below(6)) {
      case 0 -> {}
      case 1 -> decide(book, ask, late, allowed, ask.hash());
      case 2 -> {
        decide(book, ask, soon, allowed, ask.hash());
        decide(book, ask, soon.plusSeconds(3), !allowed, ask.hash());
      }
      case 3 -> {
        decide(book, ask, soon, allowed, "another hash");
        decide(book, ask, soon.plusSeconds(3), allowed, ask.hash());
      }
      default -> decide(book, ask, soon, allowed, ask.hash());
    }
  }

  private void decide(Book book, Ask ask, Duration after, boolean allowed, String hash) {
    var decision = new Input.Decided(ask.id(), allowed, "human", "because");
    gateway.act(
        after,
        "human",
        () -> {
          var _ =
              gateway.ask(journal -> journal.decide(book.offer().ref(), ask.id(), hash, decision));
        });
  }

  private void failed(Book book) {
    var draws = new Draws(world.seed() ^ book.offer().event().id().hashCode());
    boolean wanted = world.has(Feature.REDRIVES) && draws.onceIn(2);
    if (wanted && book.redrives() < MOST_REDRIVES) {
      gateway.act(
          Duration.ofMillis(draws.between(0, 20_000)),
          "redriver",
          () -> {
            var by = new Input.Redriven("human");
            var _ = gateway.ask(journal -> journal.redrive(book.offer().ref(), by));
          });
    }
  }
}
