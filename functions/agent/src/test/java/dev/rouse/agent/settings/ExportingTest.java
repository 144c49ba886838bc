package dev.rouse.agent.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.settings.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExportingTest {
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  @Test
  void from_noEndpoint_isNothing() {
    var environment = new Environment(Map.of("OTEL_SERVICE_NAME", "other"));

    assertThat(Exporting.from(environment)).isEmpty();
  }

  @Test
  void from_endpoint_isTheRest() {
    var exporting =
        with(
            "OTEL_EXPORTER_OTLP_HEADERS", "x-key=a%2Cb, x-more = c",
            "OTEL_EXPORTER_OTLP_TIMEOUT", "500",
            "OTEL_RESOURCE_ATTRIBUTES", "service.name=first,team=ops",
            "OTEL_SERVICE_NAME", "second");

    assertThat(exporting.endpoint()).isEqualTo(URI.create("http://collector:4318/v1/traces"));
    assertThat(exporting.headers()).isEqualTo(Map.of("x-key", "a,b", "x-more", "c"));
    assertThat(exporting.timeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(exporting.resource()).isEqualTo(Map.of("service.name", "second", "team", "ops"));
    assertThat(exporting.content()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "OTEL_EXPORTER_OTLP_PROTOCOL,grpc,4318",
    "OTEL_EXPORTER_OTLP_HEADERS,nonsense,NAME=VALUE",
    "OTEL_EXPORTER_OTLP_HEADERS,a=%z,hexadecimal",
    "OTEL_EXPORTER_OTLP_TIMEOUT,soon,whole number",
    "OTEL_EXPORTER_OTLP_CERTIFICATE,/no/such/file,cannot be read",
    "OTEL_EXPORTER_OTLP_ENDPOINT,collector:4318,must",
  })
  void from_wrongValue_namesTheVariable(String name, String value, String why) {
    assertThatThrownBy(() -> with(name, value))
        .isInstanceOf(BrokenRule.class)
        .hasMessageStartingWith(name)
        .hasMessageContaining(why);
  }

  private static Exporting with(String... more) {
    var variables = new HashMap<String, String>();
    variables.put(ENDPOINT, "http://collector:4318/");
    for (int i = 0; i < more.length; i += 2) {
      variables.put(more[i], more[i + 1]);
    }
    return Exporting.from(new Environment(variables)).orElseThrow();
  }
}
