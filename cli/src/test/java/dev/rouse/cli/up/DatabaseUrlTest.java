package dev.rouse.cli.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.rule.BrokenRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {

  @Test
  void read_takesUserAndPasswordOutOfTheUrl() {
    var settings =
        DatabaseUrl.read("postgresql://me:p%40ss:w+rd@db.example:5433/rouse?sslmode=require");

    assertThat(settings.url()).isEqualTo("jdbc:postgresql://db.example:5433/rouse?sslmode=require");
    assertThat(settings.user()).contains("me");
    assertThat(settings.password()).contains("p@ss:w+rd");
  }

  @Test
  void read_jdbcsForm_andPostgres_areTheSame() {
    assertThat(DatabaseUrl.read("jdbc:postgresql://db/rouse").url())
        .isEqualTo(DatabaseUrl.read("postgres://db/rouse").url())
        .isEqualTo("jdbc:postgresql://db/rouse");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://db/rouse",
        "postgresql://db",
        "postgresql:///rouse",
        "db",
        "postgresql://a:secret b@c/d"
      })
  void read_anythingElse_isRefused_withoutRepeatingIt(String text) {
    assertThatThrownBy(() -> DatabaseUrl.read(text))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("--database is not postgresql://user:password@host:port/name")
        .hasMessageNotContaining("secret b");
  }
}
