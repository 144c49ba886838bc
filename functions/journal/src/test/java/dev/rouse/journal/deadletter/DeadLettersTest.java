package dev.rouse.journal.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.Input;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.embedded.Scene;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DeadLettersTest {
  private static final Problem UNREADABLE = new Problem(Kind.UNREADABLE, "no \u0000 UTF-8");

  private final Scene scene = Scene.open();
  private final DeadLetters letters = new DeadLetters(scene.database());
  private final AgentId ops = scene.agent("ops", "troubleshooter");
  private final AgentId shop = scene.agent("shop", "orders");

  @AfterEach
  void close() {
    scene.close();
  }

  private static Unborn unborn(AgentId agent, String key) {
    var subject = Json.object().put("topic", "orders").put("key", key).done();
    return Unborn.of(agent, "kafka:orders", key, UNREADABLE, subject);
  }

  private List<DeadLetter> list(Scope scope) {
    return letters.list(scope, Page.first(10)).items();
  }

  @Test
  void put_again_isThereOnce() {
    letters.put(List.of(unborn(ops, "0-17"), unborn(shop, "0-17")));
    letters.put(List.of(unborn(ops, "0-17")));
    letters.put(List.of());

    assertThat(list(Scope.EVERYTHING)).hasSize(2);
    assertThat(list(Scope.of(ops)))
        .singleElement()
        .matches(letter -> letter.agent().equals(Optional.of(ops)))
        .matches(letter -> letter.problem().equals(UNREADABLE))
        .matches(letter -> letter.run().isEmpty())
        .matches(letter -> letter.subject().equals(Optional.of(unborn(ops, "0-17").subject())));
  }

  @Test
  void failedRun_isListedUntilItIsRedriven() {
    var run = scene.ended(ops, "1", Scene.FAILED);
    var letter = list(Scope.of(Set.of("ops"))).getFirst();
    assertThat(letter.run()).contains(run);
    assertThat(letter.subject()).isEmpty();

    assertThat(scene.journal().redrive(run, new Input.Redriven("ann"))).isTrue();

    assertThat(list(Scope.EVERYTHING)).isEmpty();
  }

  @Test
  void purge_oneLetter_isGoneAndItsRunStays() {
    var run = scene.ended(ops, "1", Scene.FAILED);
    letters.put(List.of(unborn(ops, "0-17")));
    String id = unborn(ops, "0-17").id();
    assertThat(letters.get("ops", id)).isPresent();

    assertThat(letters.purge("ops", id)).isTrue();
    assertThat(letters.purge("ops", id)).isFalse();
    assertThat(letters.purge("ops", run.id().value())).isTrue();

    assertThat(list(Scope.EVERYTHING)).isEmpty();
    assertThat(scene.journal().look(run).orElseThrow().outcome()).contains(Scene.FAILED);
  }
}
