package dev.rouse.scaler;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.task.AgentId;
import dev.rouse.scaler.keda.ScalerService;
import dev.rouse.scaler.transport.Transport;
import dev.rouse.scaler.watch.Memory;
import externalscaler.ExternalScalerGrpc;
import externalscaler.IsActiveResponse;
import externalscaler.ScaledObjectRef;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SlowClientTest {
  private static final AgentId AGENT = new AgentId("default", "a1");

  /// Far more than all buffers between the two hold.
  private static final int PUSHES = 200_000;

  @Test
  void wake_oneClientReadsNothing_anotherHearsAndNothingPilesUp() throws Exception {
    var service = new ScalerService(new Memory());
    try (var clock = Executors.newSingleThreadScheduledExecutor();
        var transport =
            Transport.listen(new InetSocketAddress(0), Optional.empty(), List.of(service), clock);
        var slow = Keda.calling(transport.port());
        var quick = Keda.calling(transport.port())) {
      var deaf = new Deaf();
      ExternalScalerGrpc.newStub(slow.channel()).streamIsActive(Keda.ref(AGENT), deaf);
      var said = quick.listen(AGENT);
      while (said.words().isEmpty()) {
        service.wake(Set.of(AGENT)); // until the call is open
        Thread.onSpinWait();
      }

      for (int i = 0; i < PUSHES; i++) {
        service.wake(Set.of(AGENT));
      }
      said.words().clear();
      service.wake(Set.of(AGENT));

      assertThat(said.next()).isEqualTo("true");
      deaf.hearAll();
      service.end();
      assertThat(deaf.ended.await(120, SECONDS)).isTrue();
      assertThat(deaf.heard.get()).isLessThan(PUSHES);
    }
  }

  /// Reads nothing until it is told to.
  private static final class Deaf
      implements ClientResponseObserver<ScaledObjectRef, IsActiveResponse> {
    private final AtomicInteger heard = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<ClientCallStreamObserver<ScaledObjectRef>> call =
        new CompletableFuture<>();

    @Override
    public void beforeStart(ClientCallStreamObserver<ScaledObjectRef> started) {
      boolean _ = call.complete(started);
      started.disableAutoRequestWithInitial(0);
    }

    void hearAll() {
      call.join().request(Integer.MAX_VALUE);
    }

    @Override
    public void onNext(IsActiveResponse response) {
      var _ = heard.incrementAndGet();
    }

    @Override
    public void onError(Throwable failed) {
      throw new AssertionError(failed);
    }

    @Override
    public void onCompleted() {
      ended.countDown();
    }
  }
}
