package dev.rouse.agent.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.rouse.agent.model.fake.FakeModels;
import dev.rouse.agent.model.fake.Reply;
import dev.rouse.core.model.ModelReply;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A model behind a certificate that nobody else has signed.
final class TrustIT {
  private static final String PASSWORD = "changeit";

  private @TempDir Path folder;
  private KeyStore store;
  private FakeModels fake;

  @BeforeEach
  void start() throws Exception {
    store = KeyStore.getInstance(selfSigned().toFile(), PASSWORD.toCharArray());
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    var server = HttpsServer.create();
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    fake = FakeModels.serve(server);
  }

  private Path selfSigned() throws Exception {
    var file = folder.resolve("server.p12");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "server", "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1"));
    command.addAll(List.of("-keystore", file.toString(), "-storepass", PASSWORD));
    var keytool = new ProcessBuilder(command).redirectErrorStream(true);
    var process = keytool.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return file;
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private String spec() {
    return "model: m, baseUrl: 'https://127.0.0.1:" + fake.port() + "/v1'";
  }

  @Test
  void ask_caBundle() throws Exception {
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(store.getCertificate("server").getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    fake.script(Reply.text("Yes."), Reply.text("Yes."));
    var scene =
        Scene.of(
            Map.of("ca/ca.crt", pem),
            spec() + ", caBundle: {configMapKeyRef: {name: ca, key: ca.crt}}");

    assertThat(scene.models().ask(scene.definition(), Scene.QUESTION))
        .isInstanceOf(ModelReply.Answered.class);
    assertThat(
            scene
                .models()
                .heardBy(new AnswersTest.Deltas())
                .ask(scene.definition(), Scene.QUESTION))
        .isInstanceOf(ModelReply.Answered.class);
  }

  @Test
  void ask_withoutIt() throws Exception {
    var scene = Scene.of(Map.of(), spec());

    var reply = scene.models().ask(scene.definition(), Scene.QUESTION);

    assertThat(reply).isInstanceOf(ModelReply.Failed.class);
    var failed = (ModelReply.Failed) reply;
    assertThat(failed.passing()).isFalse();
    assertThat(failed.problem().detail()).contains("its certificate is not trusted, see caBundle");
  }
}
