package dev.rouse.edge.tls;

import dev.rouse.core.rule.BrokenRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// PEM files, read again when they change, as certificates are renewed in place.
///
/// @param clientAuthorities who vouches for callers: with it, a caller without a certificate of
///   theirs is refused
public record TlsFiles(Path certificate, Path key, Optional<Path> clientAuthorities) {
  private static final String PREFIX = "ROUSE_TLS_";

  /// Reads `ROUSE_TLS_CERT`, `ROUSE_TLS_KEY` and `ROUSE_TLS_CLIENT_CA`; empty where none is set.
  ///
  /// @throws BrokenRule which names the variable
  public static Optional<TlsFiles> from(Map<String, String> environment) {
    var certificate = file(environment, "CERT");
    var key = file(environment, "KEY");
    var authorities = file(environment, "CLIENT_CA");
    if (certificate.isEmpty() && key.isEmpty() && authorities.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TlsFiles(
            certificate.orElseThrow(() -> missing("CERT")),
            key.orElseThrow(() -> missing("KEY")),
            authorities));
  }

  private static Optional<Path> file(Map<String, String> environment, String name) {
    var file =
        Optional.ofNullable(environment.get(PREFIX + name))
            .filter(text -> !text.isBlank())
            .map(Path::of);
    file.filter(path -> !Files.isReadable(path))
        .ifPresent(path -> {
          throw new BrokenRule(PREFIX + name + ": cannot read " + path);
        });
    return file;
  }

  private static BrokenRule missing(String name) {
    return new BrokenRule(PREFIX + name + " is missing, as another of them is set");
  }
}
