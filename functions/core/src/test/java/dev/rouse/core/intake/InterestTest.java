package dev.rouse.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Hops;
import dev.rouse.core.task.Overlap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InterestTest {
  private static final Agent AGENT =
      agent(
          """
          apiVersion: rouse.dev/v1alpha1
          kind: Agent
          metadata: {name: clerk, namespace: shop}
          spec:
            systemMessage: You look after orders.
            session: {key: data.order.id, onOverlap: Coalesce}
            triggers:
            - broker: {name: default, filters: [{prefix: {type: com.example.}}, {exact: {region: eu}}]}
              message: "order {{data.order.id}}"
            - broker: {name: default, filters: [{prefix: {type: dev.rouse.}}]}
            - kafka: {topic: orders, filters: [{suffix: {type: .failed}}]}
          """);

  private static final Event EVENT =
      Event.of("1", "/shop", "com.example.order.failed", Json.parse("{\"order\":{\"id\":7}}"))
          .withExtension("region", "eu");

  @Test
  void inBroker_anEventThatAllFiltersFit_isWantedByTheFirstTriggerThatDoes() {
    assertThat(Interest.inBroker(List.of(AGENT), EVENT))
        .containsExactly(new Interest(AGENT, AGENT.triggers().getFirst()));
    assertThat(Interest.inBroker(List.of(AGENT), EVENT.withExtension("region", "us"))).isEmpty();
  }

  @Test
  void inBroker_theAgentsOwnOutcome_isNotWanted() {
    var own = Event.of("1", "/agents/shop/clerk", "dev.rouse.run.completed", Json.of("done"));
    var others = Event.of("1", "/agents/shop/cook", "dev.rouse.run.completed", Json.of("done"));

    assertThat(Interest.inBroker(List.of(AGENT), own)).isEmpty();
    assertThat(Interest.inBroker(List.of(AGENT), others)).hasSize(1);
  }

  @Test
  void inTopic_onlyWhatComesFromThatTopic_isWanted() {
    assertThat(Interest.inTopic(List.of(AGENT), "orders", EVENT.attributes())).hasSize(1);
    assertThat(Interest.inTopic(List.of(AGENT), "payments", EVENT.attributes())).isEmpty();
  }

  @Test
  void admission_ofATrigger_hasItsWordsAndItsSession() {
    var admitted = (Admission.Admitted) Admission.by(AGENT.triggers().getFirst(), AGENT, EVENT);

    assertThat(admitted.offer().message()).hasToString("Optional[order {{data.order.id}}]");
    assertThat(admitted.offer().session()).contains("7");
    assertThat(admitted.offer().overlap()).isEqualTo(Overlap.COALESCE);
  }

  @Test
  void admission_withoutWhatTheKeyLooksFor_isASessionOfItsOwn() {
    var admitted =
        (Admission.Admitted) Admission.of(AGENT, Event.of("1", "/shop", "t", Json.of("hello")));

    assertThat(admitted.offer().session()).isEmpty();
    assertThat(admitted.offer().message()).isEmpty();
  }

  @Test
  void admission_afterTooManyHops_isRefused() {
    var tired = EVENT.withExtension(Hops.EXTENSION, "9");

    var refused = (Admission.Refused) Admission.of(AGENT, tired);

    assertThat(refused.problem().detail()).contains("8 times", "shop/clerk");
  }

  private static Agent agent(String yaml) {
    return switch (Resources.read(yaml, "default")) {
      case Resources.Result.Read(var resources) -> (Agent) resources.getFirst();
      case Resources.Result.Invalid(var faults) -> throw new AssertionError(faults.toString());
    };
  }
}
