package dev.rouse.journal.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/// A key and a certificate that vouches for itself, as PEM files, made by the JDK's own keytool.
///
/// @param host the name that the certificate is for
public record SelfSigned(Path key, Path certificate, String host) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /// Makes one in this folder.
  public static SelfSigned in(Path folder, String host) {
    try {
      var store = folder.resolve("store-" + host + ".p12");
      keytool(store, host);
      var keys = KeyStore.getInstance(store.toFile(), PASSWORD);
      var made = new SelfSigned(folder.resolve(host + ".key"), folder.resolve(host + ".crt"), host);
      pem(made.key(), "PRIVATE KEY", keys.getKey("server", PASSWORD).getEncoded());
      pem(made.certificate(), "CERTIFICATE", keys.getCertificate("server").getEncoded());
      return made;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (GeneralSecurityException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void keytool(Path store, String host) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=" + host,
                "-ext",
                "san=dns:" + host,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + said);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  /// Readable by its owner only: PostgreSQL refuses any other key.
  private static void pem(Path file, String what, byte[] content) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
