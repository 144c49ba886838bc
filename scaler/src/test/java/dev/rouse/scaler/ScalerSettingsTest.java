package dev.rouse.scaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScalerSettingsTest {
  private static final Map<String, String> DATABASE =
      Map.of("ROUSE_DATABASE_URL", "postgresql://db/rouse");

  @Test
  void from_databaseOnly_hasDefaults() {
    var settings = ScalerSettings.from(DATABASE);

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.healthPort()).isEqualTo(8081);
    assertThat(settings.tls()).isEmpty();
    assertThat(settings.database().connections()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, many",
    "PORT, 70000",
    "ROUSE_HEALTH_PORT, -1",
    "ROUSE_TLS_CERT, /nowhere/tls.crt",
    "ROUSE_TLS_CLIENT_CA, /dev/null",
    "ROUSE_DATABASE_URL, mysql://db",
  })
  void from_wrong_namesTheVariable(String name, String value) {
    var environment = new HashMap<>(DATABASE);
    environment.put(name, value);

    assertThatThrownBy(() -> ScalerSettings.from(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name.startsWith("ROUSE_TLS") ? "ROUSE_TLS" : name);
  }
}
