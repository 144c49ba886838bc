package dev.rouse.journal.listening;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Process;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.core.task.Parent;
import dev.rouse.journal.embedded.Scene;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Which verbs wake whom. An owner's append wakes nobody, unless it makes another run due: a commit
/// that notifies waits for all others that do.
@Timeout(60)
final class NotificationTest {
  private static final Append.Then SLEEP = new Append.Then.Sleep(Optional.empty());
  private static final Append.Then END = new Append.Then.End();

  private final Scene scene = Scene.open();
  private final AgentId agent = scene.agent("ops", "troubleshooter");
  private final AgentId marker = scene.agent("zzz", "marker");
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final Listener listener =
      Listener.start(scene.settings(), Duration.ofDays(1), heard::add);
  private int marks;

  @BeforeEach
  void awaitListening() throws InterruptedException {
    assertThat(heard.poll(120, TimeUnit.SECONDS)).isEqualTo(new Heard.Anything());
  }

  @AfterEach
  void close() {
    listener.close();
    scene.close();
  }

  /// Who was woken since this was asked last.
  private Set<AgentId> woken() throws InterruptedException {
    scene.takeIn(marker, "mark " + marks++);
    var woken = new HashSet<AgentId>();
    while (!woken.contains(marker)) {
      var next = heard.poll(120, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      if (next instanceof Heard.Named(Channel channel, var agents) && channel == Channel.DUE) {
        woken.addAll(agents);
      }
    }
    woken.remove(marker);
    return woken;
  }

  private static Offer inSession(AgentId agent, String id) {
    return Offer.of(agent, Scene.event(id)).inSession("s", Overlap.QUEUE);
  }

  @Test
  void owner_workingOn_wakesNobody() throws Exception {
    var claim = scene.begun(agent, "1");
    assertThat(woken()).containsExactly(agent);

    scene.append(claim, 0, new Append.Then.GoOn(), Scene.answered("1"));
    scene.append(claim, 1, SLEEP, Scene.answered("2"));
    scene.tell(claim.task().ref(), new Input.News(Scene.event("n")));
    assertThat(woken()).containsExactly(agent); // by the news: it slept

    var again = scene.claim(agent);
    scene.tell(again.task().ref(), new Input.News(Scene.event("m")));
    var process = new Process(agent, "process-2", "1");
    assertThat(scene.journal().heartbeat(process, Set.of(again.task().id()))).isNotNull();
    scene.journal().giveUp(process, Map.of(again.task().id(), again.epoch()));
    assertThat(woken()).isEmpty();
  }

  @Test
  void end_wakesTheNextOfItsSessionAndNobodyElse() throws Exception {
    scene.takeIn(inSession(agent, "1"));
    var claim = scene.claim(agent);
    assertThat(woken()).containsExactly(agent);
    scene.takeIn(inSession(agent, "2"));
    assertThat(woken()).isEmpty(); // it stands behind

    scene.append(claim, 0, END, new Step.Ended(Scene.DONE));
    assertThat(woken()).containsExactly(agent);

    scene.append(scene.claim(agent), 0, END, new Step.Ended(Scene.DONE));
    assertThat(woken()).isEmpty();
  }

  @Test
  void childsEnd_wakesItsSleepingParent() throws Exception {
    var helper = scene.agent("ops", "helper");
    var parent = scene.begun(agent, "1");
    scene.append(parent, 0, SLEEP, Scene.answered("zzz"));
    scene.takeIn(Offer.of(helper, Scene.event("child")).by(new Parent(parent.task().id(), "c1")));
    assertThat(woken()).containsExactlyInAnyOrder(agent, helper);

    scene.append(scene.claim(helper), 0, END, new Step.Ended(Scene.DONE));

    assertThat(woken()).containsExactly(agent);
  }

  @Test
  void humans_wakeWhatTheyDecideAbout() throws Exception {
    var asking = scene.begun(agent, "1");
    var ask = Scene.ask("a", Instant.now().plusSeconds(600));
    scene.append(asking, 0, SLEEP, new Step.Asked(ask));
    var failed = scene.ended(agent, "2", Scene.FAILED);
    assertThat(woken()).containsExactly(agent);

    scene.decide(asking.task().ref(), "a", ask.hash(), new Input.Decided("a", true, "ann", ""));
    assertThat(woken()).containsExactly(agent);

    assertThat(scene.journal().redrive(failed, new Input.Redriven("ann"))).isTrue();
    assertThat(woken()).containsExactly(agent);
  }

  @Test
  void cancellationOfARunThatNobodyBegan_wakesTheNextOfItsSession() throws Exception {
    var first = scene.takeIn(inSession(agent, "1"));
    scene.takeIn(inSession(agent, "2"));
    assertThat(woken()).containsExactly(agent);

    scene.tell(first, new Input.Cancelled("ann", "no"));
    assertThat(woken()).containsExactly(agent);
  }

  @Test
  void batch_isOneNotificationAnAgent() throws Exception {
    var offers = List.of(Offer.of(agent, Scene.event("1")), Offer.of(agent, Scene.event("2")));
    assertThat(scene.journal().takeIn(offers)).hasSize(2);

    assertThat(heard.poll(120, TimeUnit.SECONDS))
        .isEqualTo(new Heard.Named(Channel.DUE, Set.of(agent)));
    assertThat(woken()).isEmpty();
  }
}
