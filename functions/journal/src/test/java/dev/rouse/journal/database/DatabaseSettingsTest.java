package dev.rouse.journal.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseSettingsTest {
  private static final String URL = "ROUSE_DATABASE_URL";

  @Test
  void from_urlOnly_hasDefaults() {
    var settings = DatabaseSettings.from(Map.of(URL, "jdbc:postgresql://db:5432/rouse"));

    assertThat(settings.url()).isEqualTo("jdbc:postgresql://db:5432/rouse");
    assertThat(settings.user()).isEmpty();
    assertThat(settings.connections()).isEqualTo(4);
    assertThat(settings.pooled()).isFalse();
    assertThat(settings.driver()).doesNotContainKeys("user", "password", "prepareThreshold");
  }

  @Test
  void from_everything_tellsTheDriver() {
    var settings =
        DatabaseSettings.from(
            Map.of(
                URL,
                "postgres://db/rouse",
                "ROUSE_DATABASE_USER",
                "ann",
                "ROUSE_DATABASE_PASSWORD",
                "secret",
                "ROUSE_DATABASE_SSLMODE",
                "verify-full",
                "ROUSE_DATABASE_ROOTCERT",
                "/ca.crt",
                "ROUSE_DATABASE_CONNECTIONS",
                "7",
                "ROUSE_DATABASE_POOLED",
                "true"));

    assertThat(settings.url()).isEqualTo("jdbc:postgresql://db/rouse");
    assertThat(settings.connections()).isEqualTo(7);
    assertThat(settings.driver())
        .containsEntry("user", "ann")
        .containsEntry("password", "secret")
        .containsEntry("sslmode", "verify-full")
        .containsEntry("sslrootcert", "/ca.crt")
        .containsEntry("prepareThreshold", "0");
    assertThat(settings).asString().contains("ann").doesNotContain("secret");
  }

  @Test
  void from_blank_isAsAbsent() {
    assertThat(
            DatabaseSettings.from(
                    Map.of(URL, "postgresql://db/rouse", "ROUSE_DATABASE_SSLMODE", " "))
                .sslMode())
        .isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "ROUSE_DATABASE_URL, ''",
    "ROUSE_DATABASE_URL, jdbc:mysql://db/rouse",
    "ROUSE_DATABASE_CONNECTIONS, many",
    "ROUSE_DATABASE_CONNECTIONS, 0",
    "ROUSE_DATABASE_CONNECTIONS, 1000",
    "ROUSE_DATABASE_POOLED, perhaps"
  })
  void from_wrong_namesTheVariable(String name, String value) {
    Map<String, String> environment =
        name.equals(URL) ? Map.of(URL, value) : Map.of(URL, "postgresql://db/r", name, value);

    assertThatThrownBy(() -> DatabaseSettings.from(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }
}
