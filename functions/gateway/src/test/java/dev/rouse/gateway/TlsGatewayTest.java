package dev.rouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.edge.tls.TlsFiles;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import dev.rouse.journal.embedded.SelfSigned;
import dev.rouse.journal.embedded.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsGatewayTest {

  @Test
  void certificate_isServed_andReadAgainWhenItWasRenewed(@TempDir Path folder) throws Exception {
    var first = SelfSigned.in(Files.createDirectory(folder.resolve("first")), "localhost");
    var second = SelfSigned.in(Files.createDirectory(folder.resolve("second")), "localhost");
    var settings =
        Settings.ofOneMachine(
                "127.0.0.1", 0, TestPostgres.shared().fresh(), (_, _, _) -> Optional.empty())
            .withTls(new TlsFiles(first.certificate(), first.key(), Optional.empty()));
    try (var gateway = Gateway.listen(settings)) {
      gateway.open();
      assertThat(status(gateway, first)).isEqualTo(200);
      assertThat(served(gateway, second)).isFalse();

      Files.copy(second.key(), first.key(), StandardCopyOption.REPLACE_EXISTING);
      Files.copy(second.certificate(), first.certificate(), StandardCopyOption.REPLACE_EXISTING);

      new Eventually().isTrue(() -> served(gateway, second));
    }
  }

  private static boolean served(Gateway gateway, SelfSigned believed)
      throws GeneralSecurityException, InterruptedException {
    try {
      return status(gateway, believed) == 200;
    } catch (IOException notBelieved) {
      return false;
    }
  }

  private static int status(Gateway gateway, SelfSigned believed)
      throws GeneralSecurityException, IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().sslContext(believing(believed)).build()) {
      var request =
          HttpRequest.newBuilder(
                  URI.create("https://localhost:" + gateway.port() + "/health/readiness"))
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  private static SSLContext believing(SelfSigned believed)
      throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var pem = Files.newInputStream(believed.certificate())) {
      store.setCertificateEntry(
          "it", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
