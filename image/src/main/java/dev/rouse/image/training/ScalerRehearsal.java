package dev.rouse.image.training;

import dev.rouse.edge.program.FreePort;
import externalscaler.ExternalScalerGrpc;
import externalscaler.GetMetricsRequest;
import externalscaler.ScaledObjectRef;
import grpc.health.v1.HealthCheckRequest;
import grpc.health.v1.HealthGrpc;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A scaler answers each of KEDA's calls and pushes that something waits.
public final class ScalerRehearsal implements Rehearsal {
  private static final int TIMES = 50;
  private static final int PATIENCE_SECONDS = 180;

  @Override
  public Map<String, String> begin(Stage stage) throws IOException {
    var told = new HashMap<>(stage.ownerIsTold());
    told.put(Trainee.HEALTH_PORT, Integer.toString(FreePort.find()));
    return told;
  }

  @Override
  public void play(Stage stage, Trainee trainee) throws IOException {
    var channel =
        NettyChannelBuilder.forAddress("127.0.0.1", trainee.port()).usePlaintext().build();
    try {
      var keda =
          ExternalScalerGrpc.newBlockingStub(channel)
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
      var ref = ref();
      var _ = keda.getMetricSpec(ref);
      for (int i = 0; i < TIMES; i++) {
        var _ = keda.isActive(ref);
        var asked = GetMetricsRequest.newBuilder().setScaledObjectRef(ref).setMetricName("backlog");
        var _ = keda.getMetrics(asked.build());
      }
      var _ = HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
      stage.offer("pushed");
      var _ = keda.streamIsActive(ref).next();
    } catch (StatusRuntimeException refused) {
      throw new IOException("the scaler answers " + refused.getStatus(), refused);
    } finally {
      channel.shutdownNow();
    }
    trainee.getOfHealth("/metrics");
  }

  private static ScaledObjectRef ref() {
    return ScaledObjectRef.newBuilder()
        .setName(Stage.AGENT.name())
        .setNamespace(Stage.AGENT.namespace())
        .putScalerMetadata("agent", Stage.AGENT.name())
        .putScalerMetadata("targetSize", "10")
        .build();
  }
}
