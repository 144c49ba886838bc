package dev.rouse.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// An issuer's keys where it publishes them.
///
/// @param keys where they are; else the issuer's discovery document says so
/// @param authorities a file with those to believe, where the issuer's certificate is a private one
/// @param bearer a file with a token to show: Kubernetes' API server wants its own
public record PublishedKeys(
    URI issuer, Optional<URI> keys, Optional<Path> authorities, Optional<Path> bearer)
    implements KeySet.Source {
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LONGEST = 256 << 10;

  @Override
  public Json.Obj read() throws IOException {
    return get(keys.isPresent() ? keys.get() : discovered());
  }

  private URI discovered() throws IOException {
    String base = issuer.toString();
    String plain = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    var document = get(URI.create(plain + DISCOVERY));
    try {
      return document
          .text("jwks_uri")
          .map(URI::create)
          .orElseThrow(() -> new IOException(plain + DISCOVERY + " has no jwks_uri"));
    } catch (IllegalArgumentException malformed) {
      throw new IOException(plain + DISCOVERY + " has no jwks_uri that is an address", malformed);
    }
  }

  private Json.Obj get(URI address) throws IOException {
    if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
      throw new IOException(address + " is no HTTP address");
    }
    if (connection instanceof HttpsURLConnection secured && authorities.isPresent()) {
      secured.setSSLSocketFactory(trusting(authorities.get()));
    }
    if (bearer.isPresent()) {
      connection.setRequestProperty(
          "Authorization", "Bearer " + Files.readString(bearer.get()).strip());
    }
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
      throw new IOException(address + " answers " + connection.getResponseCode());
    }
    try (var body = connection.getInputStream()) {
      return object(address, body);
    }
  }

  private static Json.Obj object(URI address, InputStream body) throws IOException {
    try {
      if (Json.parse(new String(body.readNBytes(LONGEST), UTF_8)) instanceof Json.Obj object) {
        return object;
      }
    } catch (MalformedJson malformed) {
      throw new IOException(address + " is no JSON", malformed);
    }
    throw new IOException(address + " is no JSON object");
  }

  private static SSLSocketFactory trusting(Path authorities) throws IOException {
    try (var in = Files.newInputStream(authorities)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + store.size(), authority);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException unusable) {
      throw new IOException(authorities + " holds no certificates: " + unusable.getMessage());
    }
  }

  /// The issuer, as a log names it.
  @Override
  public String toString() {
    return issuer.toString();
  }
}
