package dev.rouse.scaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.task.AgentId;
import dev.rouse.edge.tls.TlsFiles;
import dev.rouse.journal.embedded.SelfSigned;
import dev.rouse.journal.embedded.TestPostgres;
import io.grpc.Status.Code;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
  private static final String HOST = "scaler";
  private static final AgentId AGENT = new AgentId("default", "a1");

  @TempDir private static Path folder;
  private static SelfSigned server;
  private static SelfSigned caller;
  private static SelfSigned stranger;
  private Scaler scaler;

  @BeforeAll
  static void issue() {
    server = SelfSigned.in(folder, HOST);
    caller = SelfSigned.in(folder, "keda");
    stranger = SelfSigned.in(folder, "stranger");
  }

  @BeforeEach
  void start() throws Exception {
    var tls = new TlsFiles(server.certificate(), server.key(), Optional.of(caller.certificate()));
    scaler =
        Scaler.start(
            new ScalerSettings("127.0.0.1", 0, 0, Optional.of(tls), TestPostgres.shared().fresh()));
  }

  @AfterEach
  void stop() {
    scaler.close();
  }

  @Test
  void call_withTheCallersCertificate_isAnswered() throws Exception {
    var trusted = trusting().keyManager(caller.certificate().toFile(), caller.key().toFile());

    assertThat(answer(trusted)).isEqualTo(Code.OK);
  }

  @Test
  void call_withoutCertificate_isRefused() throws Exception {
    assertThat(answer(trusting())).isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void call_withAnotherCertificate_isRefused() throws Exception {
    var strange = trusting().keyManager(stranger.certificate().toFile(), stranger.key().toFile());

    assertThat(answer(strange)).isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void call_inClearText_isRefused() {
    try (var keda = Keda.calling(scaler.port())) {
      assertThat(Keda.refusal(() -> keda.ask().getMetricSpec(Keda.ref(AGENT))).getCode())
          .isEqualTo(Code.UNAVAILABLE);
    }
  }

  private SslContextBuilder trusting() {
    return GrpcSslContexts.forClient().trustManager(server.certificate().toFile());
  }

  private Code answer(SslContextBuilder tls) throws Exception {
    var channel =
        NettyChannelBuilder.forAddress("127.0.0.1", scaler.port())
            .overrideAuthority(HOST)
            .sslContext(tls.build())
            .build();
    try (var keda = Keda.over(channel)) {
      return Keda.refusal(() -> keda.ask().getMetricSpec(Keda.ref(AGENT))).getCode();
    }
  }
}
