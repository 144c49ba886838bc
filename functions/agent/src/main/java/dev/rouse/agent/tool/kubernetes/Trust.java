package dev.rouse.agent.tool.kubernetes;

import dev.rouse.agent.tool.work.ToolFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Trust in a cluster's own certificates, and in no others.
final class Trust {
  private Trust() {}

  static Supplier<SSLSocketFactory> of(String pem) throws ToolFault {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
      int count = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("c" + count++, certificate);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context::getSocketFactory;
    } catch (GeneralSecurityException | IOException unreadable) {
      throw new ToolFault("The cluster's certificate cannot be read: a person must see to it");
    }
  }
}
