package dev.rouse.gateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.edge.issuer.Issuer;
import dev.rouse.gateway.kafka.client.MountedAccess;
import dev.rouse.gateway.kafka.embedded.Outside;
import dev.rouse.gateway.kafka.embedded.TestKafka;
import dev.rouse.journal.embedded.SelfSigned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Kafka that lets in only whom it knows: what reaches it is a file of the client's own
/// properties.
@Timeout(180)
final class KafkaSecurityIT {
  private static final String LISTENERS =
      "{protocol}://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}";

  private static final String TOKENS = "org.apache.kafka.common.security.oauthbearer.";
  private static final String ALLOWED = "-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=";

  @TempDir private Path folder;
  private final Stage stage = Stage.open();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void tlsWithScram_isReachedWithAMountedFile_andAnotherPasswordIsNotLetIn() throws Exception {
    var certified = SelfSigned.in(folder, "localhost");
    var broker = new HashMap<>(listening("SASL_SSL", "SCRAM-SHA-512"));
    broker.putAll(
        Map.of(
            "rouse.scram.rouse", "correct horse",
            "rouse.scram.admin", "staple",
            "ssl.keystore.type", "PKCS12",
            "ssl.keystore.location", folder.resolve("store-localhost.p12").toString(),
            "ssl.keystore.password", "changeit",
            "ssl.truststore.type", "PEM",
            "ssl.truststore.location", certified.certificate().toString(),
            "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", scram("admin", "staple")));
    try (var kafka = TestKafka.start(broker)) {
      var client = new HashMap<>(speaking("SASL_SSL", "SCRAM-SHA-512", kafka.port()));
      client.put("ssl.truststore.type", "PEM");
      client.put("ssl.truststore.location", certified.certificate().toString());
      client.put("sasl.jaas.config", scram("rouse", "wrong"));
      var file = write(client);
      stage.agent("clerk", "{kafka: {topic: orders}}");
      stage.gateway(MountedAccess.from(Map.of("ROUSE_KAFKA_PROPERTIES_FILE", file.toString())));

      client.put("sasl.jaas.config", scram("rouse", "correct horse"));
      try (var outside = Outside.of(client)) {
        outside.create("orders", 1);
        assertThat(stage.offsets().topics()).isEmpty();
        var _ = write(client);
        stage.awaitBegun("orders");
        outside.write("orders", "k", "over TLS");

        assertThat(stage.events(1).getFirst().get("data")).contains(Json.of("over TLS"));
      }
    }
  }

  @Test
  void oauthBearer_isReachedWithAMountedFile() throws Exception {
    String login =
        "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required"
            + " unsecuredLoginStringClaim_sub=\"%s\";";
    var broker = new HashMap<>(listening("SASL_PLAINTEXT", "OAUTHBEARER"));
    broker.put(
        "listener.name.sasl_plaintext.oauthbearer.sasl.jaas.config", login.formatted("admin"));
    try (var kafka = TestKafka.start(broker)) {
      var client = new HashMap<>(speaking("SASL_PLAINTEXT", "OAUTHBEARER", kafka.port()));
      client.put("sasl.jaas.config", login.formatted("rouse"));
      stage.agent("clerk", "{kafka: {topic: orders}}");
      var told = Map.of("ROUSE_KAFKA_PROPERTIES_FILE", write(client).toString());
      stage.gateway(MountedAccess.from(told));
      stage.awaitBegun("orders");
      try (var outside = Outside.of(client)) {
        outside.create("orders", 1);
        outside.write("orders", "k", "with a token");

        assertThat(stage.events(1).getFirst().get("data")).contains(Json.of("with a token"));
      }
    }
  }

  @Test
  void oauthBearer_withTokensOfAnEndpoint_isReached_andAnotherSecretIsNotLetIn() throws Exception {
    try (var issuer = new Issuer()) {
      issuer.knows("rouse", "correct horse");
      issuer.knows("admin", "staple");
      try (var kafka =
          TestKafka.start(
              trusting(issuer),
              List.of(ALLOWED + issuer.url() + "/keys," + issuer.url() + "/token"))) {
        var client = new HashMap<>(speaking("SASL_PLAINTEXT", "OAUTHBEARER", kafka.port()));
        client.putAll(askingAt(issuer));
        client.put("sasl.jaas.config", credentials("rouse", "wrong"));
        stage.agent("clerk", "{kafka: {topic: orders}}");
        var told = Map.of("ROUSE_KAFKA_PROPERTIES_FILE", write(client).toString());
        var gateway = stage.gateway(MountedAccess.from(told));
        assertThat(gateway.unready()).isEmpty();
        assertThat(stage.offsets().topics()).isEmpty();

        client.put("sasl.jaas.config", credentials("rouse", "correct horse"));
        var _ = write(client);
        stage.awaitBegun("orders");
        client.put("sasl.oauthbearer.jwt.validator.class", TOKENS + "ClientJwtValidator");
        try (var outside = Outside.of(client)) {
          outside.create("orders", 1);
          outside.write("orders", "k", "with a signed token");

          assertThat(stage.events(1).getFirst().get("data"))
              .contains(Json.of("with a signed token"));
        }
      }
    }
  }

  private static Map<String, String> trusting(Issuer issuer) {
    String listener = "listener.name.sasl_plaintext.oauthbearer.sasl.";
    var broker = new HashMap<>(listening("SASL_PLAINTEXT", "OAUTHBEARER"));
    broker.put(listener + "jaas.config", credentials("admin", "staple"));
    broker.put(
        listener + "login.callback.handler.class", TOKENS + "OAuthBearerLoginCallbackHandler");
    broker.put(
        listener + "server.callback.handler.class", TOKENS + "OAuthBearerValidatorCallbackHandler");
    broker.put("sasl.oauthbearer.token.endpoint.url", issuer.url() + "/token");
    broker.put("sasl.oauthbearer.jwks.endpoint.url", issuer.url() + "/keys");
    broker.put("sasl.oauthbearer.expected.audience", issuer.url());
    broker.put("sasl.oauthbearer.expected.issuer", issuer.url());
    return broker;
  }

  private static Map<String, String> askingAt(Issuer issuer) {
    return Map.of(
        "sasl.login.callback.handler.class", TOKENS + "OAuthBearerLoginCallbackHandler",
        "sasl.oauthbearer.token.endpoint.url", issuer.url() + "/token");
  }

  private static String credentials(String client, String secret) {
    return TOKENS
        + "OAuthBearerLoginModule required clientId=\"%s\" clientSecret=\"%s\";"
            .formatted(client, secret);
  }

  private static Map<String, String> listening(String protocol, String mechanism) {
    return Map.of(
        "listeners",
        LISTENERS.replace("{protocol}", protocol),
        "advertised.listeners",
        protocol + "://localhost:{port}",
        "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,%s:%s".formatted(protocol, protocol),
        "inter.broker.listener.name",
        protocol,
        "sasl.enabled.mechanisms",
        mechanism,
        "sasl.mechanism.inter.broker.protocol",
        mechanism);
  }

  private static Map<String, String> speaking(String protocol, String mechanism, int port) {
    return Map.of(
        "bootstrap.servers", "localhost:" + port,
        "security.protocol", protocol,
        "sasl.mechanism", mechanism);
  }

  private static String scram(String user, String password) {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
        .formatted(user, password);
  }

  private Path write(Map<String, String> properties) throws IOException {
    var file = folder.resolve("client.properties");
    var all = new Properties();
    all.putAll(properties);
    try (var out = Files.newBufferedWriter(file)) {
      all.store(out, null);
    }
    return file;
  }
}
