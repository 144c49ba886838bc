package dev.rouse.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.TakenHere;
import dev.rouse.core.journal.Verdict;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.Parent;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.Taken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What holds when all come at once.
@Timeout(60)
abstract class RaceContract extends Given {
  private static final int THREADS = 16;

  @Test
  void takeIn_sameOfferByMany_isNewOnce() {
    var taken = Race.of(THREADS, _ -> () -> gateway().takeIn(List.of(offer("a"))).getFirst());

    assertThat(taken).containsOnlyOnce(new Taken.New(offer("a").id()));
    assertThat(Collections.frequency(taken, new Taken.Known(offer("a").id())))
        .isEqualTo(THREADS - 1);
  }

  @Test
  void takeIn_sameOfferOfASessionByMany_isNewOnce() {
    var offer = offer("a").inSession("s", Overlap.COALESCE);
    var taken = Race.of(THREADS, _ -> () -> gateway().takeIn(List.of(offer)).getFirst());

    assertThat(taken).containsOnlyOnce(new Taken.New(offer.id()));
    assertThat(Collections.frequency(taken, new Taken.Known(offer.id()))).isEqualTo(THREADS - 1);
    assertThat(claim(one, 1).getFirst().inputs()).isEmpty();
  }

  @Test
  void takeIn_overlappingBatchesInAnyOrder_eachTaskOnce() {
    var offers = IntStream.range(0, 40).mapToObj(i -> shuffledOffer(i)).toList();
    var taken =
        Race.of(
            THREADS,
            thread ->
                () -> {
                  var batch = new ArrayList<>(offers);
                  Collections.shuffle(batch, new Random(thread));
                  return gateway().takeIn(batch);
                });

    var all = taken.stream().flatMap(Collection::stream).toList();
    for (Offer offer : offers) {
      assertThat(all).containsOnlyOnce(new Taken.New(offer.id()));
    }
  }

  private Offer shuffledOffer(int i) {
    return i % 2 == 0 ? offer("o" + i) : offer("o" + i).inSession("s" + i % 7, Overlap.QUEUE);
  }

  @Test
  void takeInHere_byMany_isOwnedOnce() {
    var owned =
        Race.of(
            THREADS,
            thread ->
                () -> {
                  var process = process("p" + thread);
                  return journal().takeInHere(offer("a"), process);
                });

    assertThat(owned).filteredOn(TakenHere.Owned.class::isInstance).hasSize(1);
  }

  @Test
  void claim_byMany_eachRunOnce() {
    for (int i = 0; i < 100; i++) {
      takeIn("r" + i);
    }

    var claimed =
        Race.of(
            THREADS,
            thread ->
                () -> {
                  var process = process("p" + thread);
                  var mine = new ArrayList<RunId>();
                  while (mine.size() < 100) {
                    var more = journal().claim(process, 3, Set.copyOf(mine));
                    if (more.isEmpty()) {
                      break;
                    }
                    assertThat(more).allMatch(claim -> claim.epoch() == 1);
                    more.forEach(claim -> mine.add(claim.task().id()));
                  }
                  return mine;
                });

    assertThat(claimed.stream().flatMap(Collection::stream)).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void append_byTwoThatHoldTheSameClaim_oneWritesEachNumber() {
    takeIn("a");
    var claim = claim(one, 1).getFirst();

    var written =
        Race.of(
            THREADS,
            thread ->
                () -> {
                  var twin = new Owner(journal(), claim);
                  var steps = IntStream.rangeClosed(0, thread).mapToObj(i -> answered("x" + i));
                  return twin.append(new Append.Then.GoOn(), steps.toArray(Step[]::new));
                });
    var appended = Race.of(THREADS, i -> () -> journal().append(written.get(i)));

    assertThat(appended).contains(new Appended.Written(0));
    var steps = claim(process("one", "2"), 1).getFirst().steps();
    assertThat(steps)
        .extracting(e -> e.seq())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, steps.size()).boxed().toList());
  }

  @Test
  void decide_byMany_isAcceptedOnce() {
    takeIn("a");
    var ask = ask("a1", fixture().now().plusSeconds(3600));
    var owner = own(one);
    owner.sleep(new Step.Asked(ask));

    var verdicts =
        Race.of(
            THREADS,
            thread ->
                () ->
                    gateway()
                        .decide(
                            owner.run(),
                            "a1",
                            ask.hash(),
                            new Input.Decided("a1", true, "p" + thread, "")));

    assertThat(verdicts).filteredOn(Verdict.Accepted.class::isInstance).hasSize(1);
    assertThat(journal().inputs(owner.run(), 0)).hasSize(1);
  }

  @Test
  void tell_sameNewsByMany_countsOnce() {
    var run = takeIn("a");

    Race.of(
        THREADS,
        _ ->
            () -> {
              for (int i = 0; i < 20; i++) {
                tell(run, new Input.News(event("n" + i, "news")));
              }
              return 0;
            });

    assertThat(journal().inputs(run, 0)).hasSize(20);
  }

  @Test
  void redrive_whileAChildEnds_hearsItOnce() {
    var helper = newAgent();
    var process = new Process(helper, "helper", "1");
    journal().start(process);
    for (int i = 0; i < 20; i++) {
      takeIn("parent" + i);
      var parent = own(one);
      var child = Offer.of(helper, event("child" + i, "x")).by(new Parent(parent.run().id(), "c"));
      parent.write(
          Owner.delegating(parent.append(new Append.Then.GoOn(), answered("asks")), child));
      parent.end(FAILED);
      var running = own(process);

      List<Callable<Boolean>> both =
          List.of(
              () -> redrive(parent.run(), "ann"),
              () -> running.end(DONE) instanceof Appended.Written);
      assertThat(Race.of(both)).containsExactly(true, true);

      assertThat(journal().inputs(parent.run(), 0))
          .extracting(Numbered::input)
          .containsExactly(new Input.Redriven("ann"), new Input.ChildEnded("c", DONE));
      var again = own(two);
      again.hear();
      again.end(DONE);
    }
  }
}
