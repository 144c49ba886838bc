package dev.rouse.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.settings.Environment;
import dev.rouse.journal.embedded.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a SinkBinding tells the gateway, and a sink with a certificate of the cluster's own
/// authority.
final class SinksTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @Test
  void from_whatASinkBindingSets() {
    assertThat(sinks("K_CE_OVERRIDES", "{\"extensions\":{\"team\":\"sre\"}}").extensions())
        .containsExactly(Map.entry("team", "sre"));
    assertThat(Sinks.from(new Environment(Map.of()))).isEqualTo(Sinks.PLAIN);
    assertThatThrownBy(() -> sinks("K_CE_OVERRIDES", "team=sre"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("K_CE_OVERRIDES");
    assertThatThrownBy(() -> sinks("K_CA_CERTS", "no certificate"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("K_CA_CERTS");
  }

  @Test
  void sinkOfTheClustersAuthority_isReachedWhereItIsToldOf(@TempDir Path folder) throws Exception {
    var certified = SelfSigned.in(folder, "localhost");
    var server = serving(folder.resolve("store-localhost.p12"));
    try {
      var to = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
      var post = new Post(to, Map.of(), "{}");
      var told = new Sinks(Map.of(), Optional.of(Files.readString(certified.certificate())));

      assertThat(new Postman(told).send(post)).isInstanceOf(Sending.Arrived.class);
      assertThat(new Postman(Sinks.PLAIN).send(post)).isInstanceOf(Sending.Failed.class);
    } finally {
      server.stop(0);
    }
  }

  private static Sinks sinks(String name, String value) {
    return Sinks.from(new Environment(Map.of(name, value)));
  }

  private static HttpsServer serving(Path store) throws IOException, GeneralSecurityException {
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/",
        exchange -> {
          var _ = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
