package dev.rouse.gateway.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The sample for prometheus-operator fits its resource's fields, and what it names is there. (The
/// one for a plain Alertmanager is run by a real one.)
final class SampleTest {
  private static final Path CONFIG = Path.of("../../config");

  @Test
  void alertmanagerConfig_sendsToTheInstalledGateway_andShowsAToken() throws IOException {
    var sample = documents("alertmanager/alertmanagerconfig.yaml").getFirst();
    var spec = fields(sample.get("spec"), "route", "receivers");
    var route = fields(spec.get("route"), "receiver", "groupBy", "groupWait", "groupInterval");
    var receiver = fields(only(spec.get("receivers")), "name", "webhookConfigs");
    var webhook = fields(only(receiver.get("webhookConfigs")), "url", "sendResolved", "httpConfig");
    var http = fields(webhook.get("httpConfig"), "authorization");
    var shown = fields(http.get("authorization"), "type", "credentials");

    assertThat(sample)
        .containsEntry("apiVersion", "monitoring.coreos.com/v1alpha1")
        .containsEntry("kind", "AlertmanagerConfig");
    assertThat(route.get("receiver")).isEqualTo(receiver.get("name"));
    assertThat(webhook).containsEntry("sendResolved", true);
    assertThat(shown).containsEntry("type", "Bearer");
    assertThat(fields(shown.get("credentials"), "name", "key")).hasSize(2);
    var url = URI.create(String.valueOf(webhook.get("url")));
    assertThat(url.getPath()).isEqualTo("/alerts");
    assertThat(url.getHost().split("\\.", -1)).startsWith(service(), namespace());
    assertThat(url.getPort()).isEqualTo(-1);
  }

  /// The Service of the gateway that is installed, at HTTP's own port.
  private static String service() throws IOException {
    var service =
        documents("knative/base/gateway/deployment.yaml").stream()
            .filter(document -> "Service".equals(document.get("kind")))
            .findFirst()
            .orElseThrow();
    var spec = fields(service.get("spec"), "selector", "ports");
    assertThat(map(only(spec.get("ports")))).containsEntry("port", 80);
    return String.valueOf(map(service.get("metadata")).get("name"));
  }

  private static String namespace() throws IOException {
    return String.valueOf(documents("knative/base/kustomization.yaml").getFirst().get("namespace"));
  }

  private static List<Map<String, Object>> documents(String file) throws IOException {
    var load = new Load(LoadSettings.builder().build());
    var all = load.loadAllFromString(Files.readString(CONFIG.resolve(file)));
    return StreamSupport.stream(all.spliterator(), false).map(SampleTest::map).toList();
  }

  /// An object with no other fields than these.
  private static Map<String, Object> fields(@Nullable Object value, String... names) {
    var map = map(value);
    assertThat(map.keySet()).isNotEmpty().isSubsetOf(List.of(names));
    return map;
  }

  private static Map<String, Object> map(@Nullable Object value) {
    var fields = new LinkedHashMap<String, Object>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, field) -> fields.put(String.valueOf(name), field == null ? "" : field));
    }
    return fields;
  }

  private static Object only(@Nullable Object list) {
    return list instanceof List<?> items && items.size() == 1
        ? items.getFirst()
        : fail("one item is expected: " + list);
  }
}
