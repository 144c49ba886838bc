package dev.rouse.agent.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.engine.StoredDefinitions;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.journal.RegisteredAgent;
import dev.rouse.core.resource.Destination;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.resource.route.ReplyTo;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DefaultSinkTest {
  private static final ReplyTo.Sink BOUND =
      new ReplyTo.Sink(new Destination.Address(URI.create("http://sink.example.com/")));

  private final DefaultSink definitions = new DefaultSink(new StoredDefinitions(), BOUND);

  @Test
  void agentThatNamesNowhere_answersToTheSink() {
    assertThat(replyTo("")).containsExactly(BOUND);
  }

  @Test
  void agentThatNamesSomewhere_answersThereOnly() {
    assertThat(replyTo("replyTo: [{kafka: {topic: done}}]"))
        .containsExactly(new ReplyTo.Kafka("done"));
  }

  private List<ReplyTo> replyTo(String more) {
    String yaml =
        """
        apiVersion: rouse.dev/v1alpha1
        kind: Agent
        metadata: {name: clerk, namespace: shop}
        spec:
          systemMessage: You look after orders.
          %s
        """
            .formatted(more);
    if (Resources.read(yaml, "shop") instanceof Resources.Result.Read(var read)
        && read.getFirst() instanceof Agent agent) {
      var registered = RegisteredAgent.of(new Definition(agent, List.of(), List.of()));
      return definitions.of(registered).definition().agent().replyTo();
    }
    throw new AssertionError("the test's own agent cannot be read");
  }
}
