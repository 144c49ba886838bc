package dev.rouse.scaler;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.rouse.core.task.AgentId;
import externalscaler.ExternalScalerGrpc;
import externalscaler.ExternalScalerGrpc.ExternalScalerBlockingStub;
import externalscaler.GetMetricsRequest;
import externalscaler.IsActiveResponse;
import externalscaler.ScaledObjectRef;
import grpc.health.v1.HealthCheckRequest;
import grpc.health.v1.HealthCheckResponse.ServingStatus;
import grpc.health.v1.HealthGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// KEDA as a scaler sees it: one connection.
final class Keda implements AutoCloseable {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final int PATIENCE_SECONDS = 120;

  /// An agent that nobody has registered.
  static final AgentId STRANGER = new AgentId("default", "stranger");

  private final ManagedChannel channel;

  /// What an open call has said: `true`, `false`, or the status it ended with.
  record Said(BlockingQueue<String> words) {
    String next() throws InterruptedException {
      String word = words.poll(PATIENCE_SECONDS, SECONDS);
      if (word == null) {
        throw new AssertionError("nothing was said");
      }
      return word;
    }

    /// Passes over what is said until this is.
    void until(String wanted) throws InterruptedException {
      String word = next();
      while (!word.equals(wanted)) {
        word = next();
      }
    }
  }

  private Keda(ManagedChannel channel) {
    this.channel = channel;
  }

  static Keda calling(int port) {
    return new Keda(NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build());
  }

  static Keda over(ManagedChannel channel) {
    return new Keda(channel);
  }

  static ScaledObjectRef ref(AgentId agent, Map<String, String> metadata) {
    return ScaledObjectRef.newBuilder()
        .setName(agent.name())
        .setNamespace(agent.namespace())
        .putScalerMetadata("agent", agent.name())
        .putAllScalerMetadata(metadata)
        .build();
  }

  static ScaledObjectRef ref(AgentId agent) {
    return ref(agent, Map.of());
  }

  ExternalScalerBlockingStub ask() {
    return ExternalScalerGrpc.newBlockingStub(channel)
        .withDeadlineAfter(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  ManagedChannel channel() {
    return channel;
  }

  int metric(AgentId agent) {
    var asked =
        GetMetricsRequest.newBuilder().setScaledObjectRef(ref(agent)).setMetricName("backlog");
    return (int) ask().getMetrics(asked.build()).getMetricValues(0).getMetricValue();
  }

  /// What the call was refused with.
  static Status refusal(Supplier<?> call) {
    try {
      var _ = call.get();
      return Status.OK;
    } catch (StatusRuntimeException refused) {
      return refused.getStatus();
    }
  }

  /// Asks until the metric is as wanted.
  void await(AgentId agent, int wanted) {
    await(() -> refusal(() -> metric(agent)).isOk() && metric(agent) == wanted);
  }

  /// Asks until the answer is this refusal.
  void awaitRefusal(AgentId agent, Status.Code wanted) {
    await(() -> refusal(() -> metric(agent)).getCode() == wanted);
  }

  ServingStatus health() {
    return HealthGrpc.newBlockingStub(channel)
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  private static void await(BooleanSupplier wanted) {
    long end = System.nanoTime() + SECONDS.toNanos(PATIENCE_SECONDS);
    while (!wanted.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the answer stays as it is");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /// Opens a call for pushes.
  Said listen(AgentId agent) {
    var said = new Said(new LinkedBlockingQueue<>());
    ExternalScalerGrpc.newStub(channel)
        .streamIsActive(
            ref(agent),
            new StreamObserver<>() {
              @Override
              public void onNext(IsActiveResponse response) {
                said.words().add(Boolean.toString(response.getResult()));
              }

              @Override
              public void onError(Throwable failed) {
                said.words().add(Status.fromThrowable(failed).getCode().toString());
              }

              @Override
              public void onCompleted() {
                said.words().add("OK");
              }
            });
    return said;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
