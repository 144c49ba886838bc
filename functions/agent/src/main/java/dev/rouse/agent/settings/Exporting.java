package dev.rouse.agent.settings;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.settings.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Where telemetry goes, in OpenTelemetry's own variables.
///
/// @param endpoint where spans are sent
/// @param certificates whom to trust there beside those that the JVM trusts, in PEM
/// @param resource what each span says of this process
/// @param content whether spans say what was said and done
public record Exporting(
    URI endpoint,
    Map<String, String> headers,
    Optional<String> certificates,
    Duration timeout,
    Map<String, String> resource,
    boolean content) {
  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
  private static final String CERTIFICATE = "OTEL_EXPORTER_OTLP_CERTIFICATE";
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final int MOST_MILLIS = 600_000;

  public Exporting {
    headers = Map.copyOf(headers);
    resource = Map.copyOf(resource);
  }

  /// Reads them; nothing where no endpoint is named.
  static Optional<Exporting> from(Environment in) {
    return in.address(ENDPOINT).map(base -> read(base, in));
  }

  private static Exporting read(URI base, Environment in) {
    var protocol = in.text("OTEL_EXPORTER_OTLP_PROTOCOL").orElse("http/json");
    if (!protocol.startsWith("http/")) {
      throw new BrokenRule(
          "OTEL_EXPORTER_OTLP_PROTOCOL must be http/json: name a collector's HTTP port, 4318 as a"
              + " rule");
    }
    var resource = new LinkedHashMap<>(pairs(in, "OTEL_RESOURCE_ATTRIBUTES"));
    in.text("OTEL_SERVICE_NAME").ifPresent(name -> resource.put("service.name", name));
    return new Exporting(
        URI.create(base.toString().replaceFirst("/+$", "") + "/v1/traces"),
        pairs(in, "OTEL_EXPORTER_OTLP_HEADERS"),
        in.text(CERTIFICATE).map(Exporting::file),
        Duration.ofMillis(in.number("OTEL_EXPORTER_OTLP_TIMEOUT", TIMEOUT_MILLIS, 1, MOST_MILLIS)),
        resource,
        in.text("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT")
            .filter("true"::equalsIgnoreCase)
            .isPresent());
  }

  private static String file(String name) {
    try {
      return Files.readString(Path.of(name));
    } catch (IOException unreadable) {
      throw new BrokenRule(CERTIFICATE + " cannot be read: " + unreadable);
    }
  }

  /// `name=value,name=value`, each written as in an address.
  private static Map<String, String> pairs(Environment in, String name) {
    var pairs = new LinkedHashMap<String, String>();
    for (String pair : in.text(name).map(text -> text.split(",", -1)).orElse(new String[0])) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new BrokenRule(name + " must be NAME=VALUE pairs with commas between them");
      }
      pairs.put(
          decoded(name, pair.substring(0, equals)), decoded(name, pair.substring(equals + 1)));
    }
    return pairs;
  }

  private static String decoded(String name, String text) {
    try {
      return URLDecoder.decode(text.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new BrokenRule(name + " has a % that is not followed by two hexadecimal digits");
    }
  }
}
