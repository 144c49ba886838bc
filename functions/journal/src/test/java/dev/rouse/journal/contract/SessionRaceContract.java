package dev.rouse.journal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.journal.Process;
import dev.rouse.core.journal.RunView.State;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.RunId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What holds when sessions are taken, ended and interrupted, and runs told, all at once.
@Timeout(60)
abstract class SessionRaceContract extends Given {
  private static final int THREADS = 16;

  /// Takers, workers and cancellers on three sessions: in each, one run at a time, in order.
  @Test
  void sessions_underFire_neverOverlap() {
    int tasks = 90;
    var atWork = new ConcurrentHashMap<String, RunId>();
    var order = new ConcurrentHashMap<String, ConcurrentLinkedQueue<String>>();
    var racers = new ArrayList<Callable<Integer>>();
    for (int taker = 0; taker < 3; taker++) {
      int which = taker;
      racers.add(() -> {
        for (int i = which; i < tasks; i += 3) {
          takeIn(offer("t" + i).inSession("s" + which, Overlap.QUEUE));
        }
        return 0;
      });
    }
    for (int worker = 0; worker < 6; worker++) {
      var process = process("w" + worker);
      racers.add(() -> work(process, tasks, atWork, order));
    }

    assertThat(Race.of(racers).stream().mapToInt(i -> i).sum()).isEqualTo(tasks);
    for (int session = 0; session < 3; session++) {
      int which = session;
      assertThat(order.get("s" + session))
          .containsExactlyElementsOf(
              IntStream.range(0, tasks)
                  .filter(i -> i % 3 == which)
                  .mapToObj(i -> "t" + i)
                  .toList());
    }
  }

  private int work(
      Process process,
      int tasks,
      Map<String, RunId> atWork,
      Map<String, ConcurrentLinkedQueue<String>> order) {
    int done = 0;
    while (order.values().stream().mapToInt(Collection::size).sum() < tasks) {
      for (var claim : journal().claim(process, 2, Set.of())) {
        String session = claim.task().session().orElseThrow();
        assertThat(atWork.put(session, claim.task().id())).isNull();
        order
            .computeIfAbsent(session, _ -> new ConcurrentLinkedQueue<>())
            .add(claim.task().event().id());
        var owner = new Owner(journal(), claim);
        owner.goOn(answered("working"));
        assertThat(atWork.remove(session)).isEqualTo(claim.task().id());
        assertThat(owner.end(DONE)).isInstanceOf(Appended.Written.class);
        done++;
      }
    }
    return done;
  }

  /// Tellers tell while the run hears, sleeps and is woken: each input is heard once, in order.
  @Test
  void inputs_betweenHearingAndSleeping_areNeverLost() {
    int tellers = 4;
    int each = 40;
    var run = takeIn("a");
    var racers = new ArrayList<Callable<List<Numbered>>>();
    for (int teller = 0; teller < tellers; teller++) {
      int which = teller;
      racers.add(() -> {
        for (int i = 0; i < each; i++) {
          tell(run, new Input.News(event(which + "-" + i, "news")));
        }
        return List.of();
      });
    }
    racers.add(() -> hearAll(tellers * each));

    var heard = Race.of(racers).getLast();

    assertThat(heard)
        .extracting(Numbered::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, tellers * each).boxed().toList());
    assertThat(heard).extracting(Numbered::input).doesNotHaveDuplicates();
  }

  private List<Numbered> hearAll(int all) {
    var heard = new ArrayList<Numbered>();
    while (heard.size() < all) {
      for (var claim : journal().claim(one, 1, Set.of())) {
        heard.addAll(claim.inputs());
        var steps =
            claim.inputs().stream()
                .map(input -> new Step.Heard(input.number(), input.input()))
                .toArray(Step[]::new);
        var owner = new Owner(journal(), claim);
        var appended = owner.goOn(steps);
        assertThat(appended).isInstanceOf(Appended.Written.class);
        var last = heard.isEmpty() ? 0 : heard.getLast().number();
        sleepHaving(owner, last, heard);
      }
    }
    return heard;
  }

  private void sleepHaving(Owner owner, int last, List<Numbered> heard) {
    int hear = last;
    while (owner.write(asleep(owner, hear)) instanceof Appended.InputsFirst(int inputs)) {
      var more = journal().inputs(owner.run(), hear);
      assertThat(more).hasSizeGreaterThanOrEqualTo(inputs - hear);
      heard.addAll(more);
      hear = more.getLast().number();
    }
  }

  private static Append asleep(Owner owner, int heard) {
    var append = owner.append(new Append.Then.Sleep(Optional.empty()), answered("waiting"));
    return new Append(
        append.run(),
        append.epoch(),
        append.seq(),
        append.steps(),
        heard,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        append.then());
  }

  @Test
  void interruptions_byMany_leaveOneRun() {
    Race.of(THREADS, thread -> () -> takeIn(offer("i" + thread).inSession("s", Overlap.INTERRUPT)));

    var states = new HashMap<State, Integer>();
    for (int i = 0; i < THREADS; i++) {
      states.merge(state(offer("i" + i).ref()), 1, Integer::sum);
    }
    assertThat(states).isEqualTo(Map.of(State.QUEUED, 1, State.ENDED, THREADS - 1));
    assertThat(claim(one, 10)).hasSize(1);
  }

  /// News for several sessions in any order, beside the ends of their holders: whoever meets
  /// another one in the wrong order tries again, and every event is somewhere.
  @Test
  void coalescing_besideEnds_losesNothing() {
    int rounds = 12;
    var sessions = List.of("s0", "s1", "s2", "s3");
    var racers = new ArrayList<Callable<Integer>>();
    for (int taker = 0; taker < 4; taker++) {
      int which = taker;
      racers.add(() -> {
        for (int round = 0; round < rounds; round++) {
          var batch = new ArrayList<Offer>();
          for (String session : sessions) {
            String id = session + "-" + which + "-" + round;
            batch.add(offer(id).inSession(session, Overlap.COALESCE));
          }
          Collections.shuffle(batch, new Random(which * 31L + round));
          gateway().takeIn(batch).forEach(taken -> assertThat(taken.run()).isNotNull());
        }
        return 0;
      });
    }
    var process = process("worker");
    racers.add(() -> {
      int events = 0;
      while (events < 4 * rounds * sessions.size()) {
        for (var claim : journal().claim(process, 4, Set.of())) {
          var owner = new Owner(journal(), claim);
          while (owner.end(DONE) instanceof Appended.InputsFirst) {
            owner.hear();
          }
          events += 1 + journal().inputs(owner.run(), 0).size();
        }
      }
      return events;
    });

    assertThat(Race.of(racers).getLast()).isEqualTo(4 * rounds * sessions.size());
  }
}
