package dev.rouse.agent.model.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Trusts the certificates of bundles beside those that the JVM trusts.
///
/// The same bundle gives the same factory: idle connections are kept by factory.
public final class Trust {
  private final ConcurrentMap<String, SSLSocketFactory> factories = new ConcurrentHashMap<>();

  /// Trusts these too.
  ///
  /// @param bundle certificates in PEM, one after another
  /// @throws GeneralSecurityException where it holds none, or one that cannot be read
  public SSLSocketFactory with(String bundle) throws GeneralSecurityException {
    var known = factories.get(bundle);
    if (known != null) {
      return known;
    }
    var made = factory(bundle);
    var other = factories.putIfAbsent(bundle, made);
    return other == null ? made : other;
  }

  private static SSLSocketFactory factory(String bundle) throws GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    try {
      store.load(null, null);
    } catch (IOException impossible) {
      throw new GeneralSecurityException(impossible);
    }
    var certificates = new ArrayList<>(read(bundle));
    certificates.addAll(trusted(null).toList());
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("c" + i, certificates.get(i));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  private static List<Certificate> read(String bundle) throws CertificateException {
    var in = new ByteArrayInputStream(bundle.getBytes(StandardCharsets.UTF_8));
    var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
    if (certificates.isEmpty()) {
      throw new CertificateException("no certificate in it");
    }
    return List.copyOf(certificates);
  }

  /// Whom a store trusts; without one, whom the JVM trusts.
  private static Stream<Certificate> trusted(@Nullable KeyStore store)
      throws GeneralSecurityException {
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return Arrays.stream(trust.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()));
  }
}
