package dev.rouse.scaler.keda;

import dev.rouse.core.task.AgentId;
import dev.rouse.scaler.stream.Streams;
import dev.rouse.scaler.watch.Known;
import dev.rouse.scaler.watch.Memory;
import externalscaler.ExternalScalerGrpc;
import externalscaler.GetMetricSpecResponse;
import externalscaler.GetMetricsRequest;
import externalscaler.GetMetricsResponse;
import externalscaler.IsActiveResponse;
import externalscaler.ScaledObjectRef;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Answers KEDA from memory, and tells it when an agent has something to do.
public final class ScalerService extends ExternalScalerGrpc.ExternalScalerImplBase {
  private final Memory memory;
  private final Streams<AgentId, IsActiveResponse> waiting = new Streams<>();
  private final Streams<AgentId, GetMetricSpecResponse> specs = new Streams<>();

  public ScalerService(Memory memory) {
    this.memory = memory;
  }

  /// Tells those who wait for these agents that they have something to do.
  public void wake(Set<AgentId> agents) {
    agents.forEach(agent -> waiting.say(agent, Answers.active()));
  }

  /// Says it again of every agent that has something to do: KEDA drops a word that comes too early.
  public void remind() {
    wake(memory.active());
  }

  /// How many calls wait for a push.
  public long open() {
    return waiting.count();
  }

  /// Ends the open calls, and those that come later at once.
  public void end() {
    waiting.end();
    specs.end();
  }

  @Override
  public void isActive(ScaledObjectRef ref, StreamObserver<IsActiveResponse> client) {
    answer(client, () -> Answers.active(backlog(ref)));
  }

  @Override
  public void streamIsActive(ScaledObjectRef ref, StreamObserver<IsActiveResponse> client) {
    open(
        ref,
        client,
        trigger -> waiting.open(trigger.agent(), client, () -> firstWord(trigger.agent())));
  }

  @Override
  public void getMetricSpec(ScaledObjectRef ref, StreamObserver<GetMetricSpecResponse> client) {
    answer(client, () -> Answers.spec(trigger(ref)));
  }

  /// A trigger's target never changes while the call is open: said once, it stands.
  @Override
  public void streamMetricSpec(ScaledObjectRef ref, StreamObserver<GetMetricSpecResponse> client) {
    open(
        ref,
        client,
        trigger -> specs.open(trigger.agent(), client, () -> Optional.of(Answers.spec(trigger))));
  }

  @Override
  public void getMetrics(GetMetricsRequest asked, StreamObserver<GetMetricsResponse> client) {
    answer(client, () -> Answers.value(asked.getMetricName(), backlog(asked.getScaledObjectRef())));
  }

  private Optional<IsActiveResponse> firstWord(AgentId agent) {
    return memory.active().contains(agent) ? Optional.of(Answers.active()) : Optional.empty();
  }

  private int backlog(ScaledObjectRef ref) {
    var agent = trigger(ref).agent();
    return switch (memory.of(agent)) {
      case Known.Runs(int count) -> count;
      case Known.NoSuchAgent _ -> throw refused(Status.NOT_FOUND, "there is no agent " + agent);
      case Known.Unread _ -> throw refused(Status.UNAVAILABLE, "the journal has not been read yet");
    };
  }

  private static Trigger trigger(ScaledObjectRef ref) {
    try {
      return Trigger.of(ref.getNamespace(), ref.getScalerMetadataMap());
    } catch (IllegalArgumentException wrong) {
      throw Status.INVALID_ARGUMENT
          .withDescription(wrong.getMessage())
          .withCause(wrong)
          .asRuntimeException();
    }
  }

  private static StatusRuntimeException refused(Status status, String why) {
    return status.withDescription(why).asRuntimeException();
  }

  private static void open(
      ScaledObjectRef ref, StreamObserver<?> client, Consumer<Trigger> stream) {
    try {
      stream.accept(trigger(ref));
    } catch (StatusRuntimeException refused) {
      client.onError(refused);
    }
  }

  private static <T> void answer(StreamObserver<T> client, Supplier<T> answer) {
    try {
      client.onNext(answer.get());
      client.onCompleted();
    } catch (StatusRuntimeException refused) {
      client.onError(refused);
    }
  }
}
