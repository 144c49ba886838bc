package dev.rouse.journal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.journal.embedded.DurableServer;
import dev.rouse.journal.embedded.SelfSigned;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real PostgreSQL that speaks TLS, reached as the settings say.
final class TlsTest {
  private static final Sql ENCRYPTED =
      Sql.of("select ssl from pg_stat_ssl where pid = pg_backend_pid()");

  @TempDir private static @Nullable Path folder;
  private static @Nullable DurableServer server;
  private static @Nullable SelfSigned known;
  private static @Nullable SelfSigned stranger;

  @BeforeAll
  static void start() {
    var made = SelfSigned.in(Objects.requireNonNull(folder), "localhost");
    known = made;
    stranger = SelfSigned.in(Objects.requireNonNull(folder), "elsewhere");
    server =
        DurableServer.start(
            Map.of(
                "ssl",
                "on",
                "ssl_cert_file",
                made.certificate().toString(),
                "ssl_key_file",
                made.key().toString()));
  }

  @AfterAll
  static void stop() {
    Objects.requireNonNull(server).close();
  }

  private static Database open(String host, String mode, SelfSigned authority) {
    var settings = new HashMap<String, String>();
    settings.put(
        "ROUSE_DATABASE_URL",
        "postgresql://" + host + ":" + Objects.requireNonNull(server).port() + "/postgres");
    settings.put("ROUSE_DATABASE_USER", "postgres");
    settings.put("ROUSE_DATABASE_SSLMODE", mode);
    settings.put("ROUSE_DATABASE_ROOTCERT", authority.certificate().toString());
    return Database.open(DatabaseSettings.from(settings));
  }

  private static boolean encrypted(Database database) {
    return database
        .once(connection -> ENCRYPTED.on(connection).first(row -> row.flag("ssl")))
        .orElseThrow();
  }

  @Test
  void verifyFull_knownAuthority_isEncrypted() {
    try (var database = open("localhost", "verify-full", Objects.requireNonNull(known))) {
      assertThat(encrypted(database)).isTrue();
      assertThat(SchemaVersion.check(database)).isInstanceOf(SchemaVersion.Fit.Fits.class);
    }
  }

  @Test
  void verifyFull_otherName_isRefused() {
    try (var database = open("127.0.0.1", "verify-full", Objects.requireNonNull(known))) {
      assertThatThrownBy(() -> encrypted(database))
          .isInstanceOf(JournalAway.class)
          .hasMessageContaining("127.0.0.1");
    }
  }

  @Test
  void verifyCa_otherName_isEncrypted() {
    try (var database = open("127.0.0.1", "verify-ca", Objects.requireNonNull(known))) {
      assertThat(encrypted(database)).isTrue();
    }
  }

  @Test
  void verifyFull_unknownAuthority_isRefused() {
    try (var database = open("localhost", "verify-full", Objects.requireNonNull(stranger))) {
      assertThatThrownBy(() -> encrypted(database)).isInstanceOf(JournalAway.class);
    }
  }
}
