package dev.rouse.edge.http;

import dev.rouse.edge.tls.TlsFiles;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The TLS side of a server. Its files are read again when they change, as certificates are renewed
/// in place; what cannot be read then leaves the old ones in use.
final class Secured {
  private static final Logger LOG = LoggerFactory.getLogger(Secured.class);

  private final TlsFiles files;
  private Map<Path, FileTime> read;

  Secured(TlsFiles files) throws IOException {
    this.files = files;
    this.read = changed();
  }

  void into(HttpServerOptions options) {
    options.setSsl(true).setKeyCertOptions(identity());
    files
        .clientAuthorities()
        .ifPresent(
            path -> options.setTrustOptions(authorities(path)).setClientAuth(ClientAuth.REQUIRED));
  }

  /// Looks whether the files have changed.
  void look(HttpServer server) {
    try {
      var now = changed();
      if (!now.equals(read)) {
        read = now;
        var _ =
            server
                .updateSSLOptions(options(), true)
                .onComplete(done -> {
                  if (done.succeeded()) {
                    LOG.atInfo().log("the certificate was read again");
                  } else {
                    LOG.atWarn().setCause(done.cause()).log("the certificate cannot be read again");
                  }
                });
      }
    } catch (IOException unreadable) {
      LOG.atWarn()
          .addKeyValue("problem", unreadable.toString())
          .log("the certificate cannot be read again");
    }
  }

  private ServerSSLOptions options() {
    var options = new ServerSSLOptions().setKeyCertOptions(identity());
    files
        .clientAuthorities()
        .ifPresent(
            path -> options.setTrustOptions(authorities(path)).setClientAuth(ClientAuth.REQUIRED));
    return options;
  }

  private PemKeyCertOptions identity() {
    return new PemKeyCertOptions()
        .setCertPath(files.certificate().toString())
        .setKeyPath(files.key().toString());
  }

  private static PemTrustOptions authorities(Path path) {
    return new PemTrustOptions().addCertPath(path.toString());
  }

  private Map<Path, FileTime> changed() throws IOException {
    var times = new HashMap<Path, FileTime>();
    var all =
        Stream.concat(
                Stream.of(files.certificate(), files.key()), files.clientAuthorities().stream())
            .toList();
    for (var file : all) {
      times.put(file, Files.getLastModifiedTime(file));
    }
    return times;
  }
}
