package dev.rouse.gateway.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.Event;
import dev.rouse.edge.settings.Environment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// What a Knative SinkBinding says about every event that leaves over HTTP.
///
/// @param extensions that each event carries (`K_CE_OVERRIDES`)
/// @param authorities PEM certificates to believe beside the usual ones (`K_CA_CERTS`)
public record Sinks(Map<String, String> extensions, Optional<String> authorities) {
  public static final Sinks PLAIN = new Sinks(Map.of(), Optional.empty());

  public Sinks {
    extensions = Map.copyOf(extensions);
  }

  /// Reads them.
  ///
  /// @throws BrokenRule which names the variable
  public static Sinks from(Environment in) {
    var sinks =
        new Sinks(
            in.text("K_CE_OVERRIDES").map(Sinks::extensions).orElse(Map.of()),
            in.text("K_CA_CERTS"));
    try {
      var _ = sinks.trust();
    } catch (GeneralSecurityException | IOException unusable) {
      throw new BrokenRule("K_CA_CERTS holds no certificates: " + unusable.getMessage());
    }
    return sinks;
  }

  private static Map<String, String> extensions(String overrides) {
    try {
      var found = Json.parse(overrides).at("extensions").orElse(Json.Obj.EMPTY);
      if (found instanceof Json.Obj(var fields)) {
        var extensions = new TreeMap<String, String>();
        fields.forEach((name, value) ->
            extensions.put(name, value instanceof Json.Str(var text) ? text : value.write()));
        return extensions;
      }
    } catch (MalformedJson malformed) {
      throw new BrokenRule("K_CE_OVERRIDES is no JSON: " + malformed.getMessage());
    }
    throw new BrokenRule("K_CE_OVERRIDES is not {\"extensions\": {...}}");
  }

  Event overriding(Event event) {
    var overridden = event;
    for (var extension : extensions.entrySet()) {
      overridden = overridden.withExtension(extension.getKey(), extension.getValue());
    }
    return overridden;
  }

  /// Whom to believe; empty for the usual ones.
  Optional<SSLContext> trust() throws GeneralSecurityException, IOException {
    if (authorities.isEmpty()) {
      return Optional.empty();
    }
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (var usual : usual().getAcceptedIssuers()) {
      store.setCertificateEntry("authority-" + store.size(), usual);
    }
    var pem = new ByteArrayInputStream(authorities.get().getBytes(UTF_8));
    var told = CertificateFactory.getInstance("X.509").generateCertificates(pem);
    if (told.isEmpty()) {
      throw new CertificateException("there is none in it");
    }
    for (var more : told) {
      store.setCertificateEntry("authority-" + store.size(), more);
    }
    var context = SSLContext.getInstance("TLS");
    context.init(null, factory(store).getTrustManagers(), null);
    return Optional.of(context);
  }

  private static X509TrustManager usual() throws GeneralSecurityException {
    return Stream.of(factory(null).getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .map(X509TrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static TrustManagerFactory factory(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }
}
