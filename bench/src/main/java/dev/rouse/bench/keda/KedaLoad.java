package dev.rouse.bench.keda;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import externalscaler.ExternalScalerGrpc;
import externalscaler.GetMetricsRequest;
import externalscaler.IsActiveResponse;
import externalscaler.ScaledObjectRef;
import grpc.health.v1.HealthCheckRequest;
import grpc.health.v1.HealthCheckResponse.ServingStatus;
import grpc.health.v1.HealthGrpc;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/// KEDA, over one connection.
public final class KedaLoad implements AutoCloseable {
  /// What an agent's name begins with, before its number.
  public static final String AGENT = "many-";

  private static final double NANOS_PER_MILLI = 1e6;

  private final String namespace;
  private final ManagedChannel channel;

  /// When each agent's first `true` came.
  private final Map<AgentId, Long> firstTrue = new ConcurrentHashMap<>();

  /// How long answers took, in milliseconds.
  public record Asked(Collection<Double> metrics, Collection<Double> active) {}

  public KedaLoad(int port, String namespace) {
    this.namespace = namespace;
    this.channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  public boolean serving() {
    try {
      return HealthGrpc.newBlockingStub(channel)
              .withWaitForReady()
              .check(HealthCheckRequest.getDefaultInstance())
              .getStatus()
          == ServingStatus.SERVING;
    } catch (StatusRuntimeException notYet) {
      channel.resetConnectBackoff();
      return false;
    }
  }

  /// Opens a call for pushes for each agent.
  public void listen(int agents) {
    var stub = ExternalScalerGrpc.newStub(channel);
    for (int i = 0; i < agents; i++) {
      var agent = agent(i);
      stub.streamIsActive(ref(agent), new Ear(agent));
    }
    // A call that is answered came after all of these.
    var _ = ExternalScalerGrpc.newBlockingStub(channel).getMetricSpec(ref(agent(0)));
  }

  /// Asks both questions in turn, at a steady rate, whether or not earlier ones are answered.
  public Asked ask(int calls, int perSecond, int agents) throws InterruptedException {
    var metrics = new ConcurrentLinkedQueue<Double>();
    var active = new ConcurrentLinkedQueue<Double>();
    var answered = new CountDownLatch(calls);
    var stub = ExternalScalerGrpc.newStub(channel);
    long began = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      long due = began + i * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      var ref = ref(agent(i % agents));
      if (i % 2 == 0) {
        var asked = GetMetricsRequest.newBuilder().setScaledObjectRef(ref).setMetricName("backlog");
        stub.getMetrics(asked.build(), new Clocked<>(metrics, due, answered));
      } else {
        stub.isActive(ref, new Clocked<>(active, due, answered));
      }
    }
    answered.await();
    return new Asked(metrics, active);
  }

  /// Commits a task for an idle agent, waits for its push, and so on with the next agent.
  public double[] push(Journal journal, int times) {
    var took = new double[times];
    for (int i = 0; i < times; i++) {
      var agent = agent(i);
      var _ =
          journal.takeIn(
              List.of(Offer.of(agent, Event.of("p" + i, "/bench", "bench", Json.of("go")))));
      long committed = System.nanoTime();
      while (!firstTrue.containsKey(agent)) {
        LockSupport.parkNanos(20_000);
      }
      took[i] = Math.max(0, firstTrue.get(agent) - committed) / NANOS_PER_MILLI;
    }
    return took;
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  /// Agents are known by their number.
  private AgentId agent(int number) {
    return new AgentId(namespace, AGENT + number);
  }

  private static ScaledObjectRef ref(AgentId agent) {
    return ScaledObjectRef.newBuilder()
        .setName(agent.name())
        .setNamespace(agent.namespace())
        .putScalerMetadata("agent", agent.name())
        .putScalerMetadata("scalerAddress", "rouse-scaler.rouse-system:8080")
        .putScalerMetadata("targetSize", "10")
        .build();
  }

  /// Notes the first push.
  private final class Ear implements StreamObserver<IsActiveResponse> {
    private final AgentId agent;

    Ear(AgentId agent) {
      this.agent = agent;
    }

    @Override
    public void onNext(IsActiveResponse pushed) {
      var _ = firstTrue.putIfAbsent(agent, System.nanoTime());
    }

    @Override
    public void onError(Throwable failed) {
      // The bench ends before its scaler does.
    }

    @Override
    public void onCompleted() {
      // So it should.
    }
  }

  /// Notes how long after it was due an answer came.
  private record Clocked<T>(Collection<Double> took, long due, CountDownLatch answered)
      implements StreamObserver<T> {
    @Override
    public void onNext(T answer) {
      var _ = took.add((System.nanoTime() - due) / NANOS_PER_MILLI);
    }

    @Override
    public void onError(Throwable failed) {
      throw new IllegalStateException("nothing was measured", failed);
    }

    @Override
    public void onCompleted() {
      answered.countDown();
    }
  }
}
