package dev.rouse.journal.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.incident.Alert;
import dev.rouse.core.incident.AlertRules;
import dev.rouse.core.incident.Change.What;
import dev.rouse.core.journal.Append;
import dev.rouse.core.journal.Appended;
import dev.rouse.core.json.Json;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Numbered;
import dev.rouse.core.step.Step;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Overlap;
import dev.rouse.journal.contract.Race;
import dev.rouse.journal.embedded.Scene;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class IncidentRaceTest extends IncidentStage {

  @Test
  void change_sameNotificationByMany_beginsOneRun() {
    var changes = Race.of(16, _ -> () -> hear("g", firing("a"), firing("b")).what());

    assertThat(Collections.frequency(changes, What.BEGUN)).isEqualTo(1);
    assertThat(Collections.frequency(changes, What.NOTHING_NEW)).isEqualTo(15);
    assertThat(scene.count("select count(*) as n from rouse.tasks")).isEqualTo(1);
  }

  @Test
  void change_manyIncidentsAtOnce_neverMoreThanTheLimitAndNoneForgotten() {
    var changes =
        Race.of(
            40,
            i ->
                () ->
                    hear(
                            "group " + i,
                            trigger(AT_ONCE),
                            event -> Offer.of(agent, event),
                            firing("pod " + i))
                        .what());

    assertThat(Collections.frequency(changes, What.BEGUN)).isEqualTo(AT_ONCE);
    assertThat(Collections.frequency(changes, What.HELD_BACK)).isEqualTo(40 - AT_ONCE);
    assertThat(incidents.stormsDue(10)).isEmpty();
    assertThat(incidents.endStorm(agent, event -> Offer.of(agent, event))).isFalse();

    scene.execute("update rouse.storms set due = now() - interval '1 second'");
    assertThat(incidents.stormsDue(10)).containsExactly(agent);
    var told = Race.of(4, _ -> () -> incidents.endStorm(agent, event -> Offer.of(agent, event)));

    assertThat(Collections.frequency(told, true)).isEqualTo(1);
    assertThat(scene.count("select count(*) as n from rouse.tasks")).isEqualTo(AT_ONCE + 1);
    assertThat(
            scene.count(
                """
                select (event -> 'data' ->> 'incidents')::int as n
                from rouse.tasks where event ->> 'type' = 'dev.rouse.alerts.held-back'
                """))
        .isEqualTo(40 - AT_ONCE);
    assertThat(incidents.storm(agent).tellAt()).isEmpty();
    assertThat(list(Optional.of(true))).hasSize(40);
  }

  /// Whatever comes first, the news are heard: by the run that goes on, or by the next one.
  @Test
  void change_whileItsRunEnds_losesNoNews() {
    for (int i = 0; i < 40; i++) {
      String group = "group " + i;
      hear(group, firing("a"));
      var claim = scene.claim(agent);
      Callable<Object> end =
          () ->
              scene.append(claim, 0, new Append.Then.End(), new Step.Ended(Scene.DONE))
                  instanceof Appended.Written;
      Callable<Object> news = () -> hear(group, firing("a"), firing("b"));

      var results = Race.of(List.of(end, news));

      boolean ended = (boolean) results.get(0);
      var changed = (Changed) results.get(1);
      assertThat(changed.what()).isEqualTo(ended ? What.BEGUN : What.TOLD);
      if (!ended) {
        assertThat(scene.journal().inputs(claim.task().ref(), 0))
            .extracting(Numbered::input)
            .hasOnlyElementsOfType(Input.News.class)
            .hasSize(1);
      } else {
        var _ = scene.claim(agent);
      }
    }
  }

  /// Sessions, interrupts and cancellations beside it: every lock that a change takes.
  @Test
  void change_besideOtherWork_neverFails() {
    Function<Event, Offer> inSession =
        event -> Offer.of(agent, event).inSession("s", Overlap.INTERRUPT);
    var racers = new ArrayList<Callable<Boolean>>();
    for (int thread = 0; thread < 6; thread++) {
      String group = "group " + thread % 3;
      racers.add(() -> {
        for (int i = 0; i < 15; i++) {
          var since = SINCE.plusSeconds(100L * i);
          var alert = new Alert("a", true, since, Instant.EPOCH, Json.Obj.EMPTY);
          var over = new Alert("a", false, since, since.plusSeconds(50), Json.Obj.EMPTY);
          assertThat(hear(group, trigger(1000), inSession, alert)).isNotNull();
          assertThat(hear(group, trigger(1000), inSession, over)).isNotNull();
        }
        return true;
      });
    }
    racers.add(() -> {
      for (int i = 0; i < 30; i++) {
        scene.takeIn(Offer.of(agent, Scene.event("x" + i)).inSession("s", Overlap.INTERRUPT));
      }
      return true;
    });

    assertThat(Race.of(racers)).containsOnly(true);
    assertThat(list(Optional.of(true))).isEmpty();
    assertThat(scene.count("select count(*) as n from rouse.runs where holds and ended is null"))
        .isEqualTo(1);
  }

  @Test
  void due_whatNothingResolves_isLookedAtAndExpires() {
    var group = new IncidentRef(agent, "g");
    hear("g", firing("a"));
    assertThat(incidents.due(10)).isEmpty();
    scene.execute(
        """
        update rouse.incidents
        set due = now(), body = replace(body::text, extract(year from now())::text, '2020')::json
        """);
    assertThat(incidents.due(10)).containsExactly(group);

    var rules = new AlertRules(agent, "g", trigger(10));
    var looks =
        Race.of(
            4, _ -> () -> incidents.change(group, rules::look, event -> Offer.of(agent, event)));

    assertThat(looks).extracting(Changed::what).containsOnlyOnce(What.CLOSED);
    assertThat(incidents.due(10)).isEmpty();
    assertThat(list(Optional.of(false))).hasSize(1);
  }
}
