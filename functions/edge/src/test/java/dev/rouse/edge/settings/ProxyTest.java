package dev.rouse.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProxyTest {

  @Test
  void proxy_inTheJdksWords() {
    assertThat(Proxy.properties(Map.of())).isEmpty();
    assertThat(
            Proxy.properties(
                Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", ".svc, example.com")))
        .containsEntry("https.proxyHost", "proxy")
        .containsEntry("https.proxyPort", "3128")
        .containsEntry(
            "http.nonProxyHosts", "localhost|127.*|[::1]|*.svc|example.com|*.example.com")
        .doesNotContainKey("http.proxyHost");
    assertThatThrownBy(() -> Proxy.properties(Map.of("HTTP_PROXY", "socks5://proxy:1")))
        .hasMessageStartingWith("HTTP_PROXY must");
  }
}
