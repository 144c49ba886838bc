package dev.rouse.scaler.transport;

import dev.rouse.edge.tls.TlsFiles;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.AdvancedTlsX509TrustManager.Verification;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Makes the TLS side of the server: the JDK's, as a native one would have to unpack a library into
/// a file system that may be read-only.
final class Tls {
  private static final int LOOK_AGAIN_MINUTES = 1;

  private Tls() {}

  /// @param clock looks at the files again
  static SslContext of(TlsFiles files, ScheduledExecutorService clock)
      throws IOException, GeneralSecurityException {
    var builder = SslContextBuilder.forServer(identity(files, clock));
    if (files.clientAuthorities().isPresent()) {
      builder
          .trustManager(authorities(files.clientAuthorities().get().toFile(), clock))
          .clientAuth(ClientAuth.REQUIRE);
    }
    return GrpcSslContexts.configure(builder, SslProvider.JDK).build();
  }

  private static AdvancedTlsX509KeyManager identity(TlsFiles files, ScheduledExecutorService clock)
      throws IOException, GeneralSecurityException {
    var identity = new AdvancedTlsX509KeyManager();
    var _ =
        identity.updateIdentityCredentials(
            files.certificate().toFile(),
            files.key().toFile(),
            LOOK_AGAIN_MINUTES,
            TimeUnit.MINUTES,
            clock);
    return identity;
  }

  private static AdvancedTlsX509TrustManager authorities(File file, ScheduledExecutorService clock)
      throws IOException, GeneralSecurityException {
    // A caller is known by its certificate; what name it has where it comes from says nothing.
    var authorities =
        AdvancedTlsX509TrustManager.newBuilder()
            .setVerification(Verification.CERTIFICATE_ONLY_VERIFICATION)
            .build();
    var _ = authorities.updateTrustCredentials(file, LOOK_AGAIN_MINUTES, TimeUnit.MINUTES, clock);
    return authorities;
  }
}
