package dev.rouse.edge.settings;

import dev.rouse.core.rule.BrokenRule;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The proxy that `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` name, in either case, as the JDK's own
/// HTTP client wants to be told: model calls and an issuer's keys go that way. Tools do not: they
/// connect to the very address that was checked.
public final class Proxy {
  private static final String ALWAYS_DIRECT = "localhost|127.*|[::1]";

  private Proxy() {}

  /// The system properties that say the same.
  ///
  /// @throws BrokenRule naming the variable that is wrong
  public static Properties properties(Map<String, String> variables) {
    var in = new Environment(variables);
    var properties = new Properties();
    for (String scheme : new String[] {"http", "https"}) {
      String name = scheme.toUpperCase(Locale.ROOT) + "_PROXY";
      in.text(name)
          .or(() -> in.text(name.toLowerCase(Locale.ROOT)))
          .ifPresent(text -> {
            var proxy = address(name, text);
            properties.setProperty(scheme + ".proxyHost", proxy.getHost());
            properties.setProperty(
                scheme + ".proxyPort",
                Integer.toString(proxy.getPort() < 0 ? 80 : proxy.getPort()));
          });
    }
    if (!properties.isEmpty()) {
      String direct = in.text("NO_PROXY").or(() -> in.text("no_proxy")).orElse("");
      properties.setProperty("http.nonProxyHosts", hosts(direct));
    }
    return properties;
  }

  private static URI address(String name, String text) {
    try {
      var proxy = URI.create(text.contains("://") ? text : "http://" + text);
      if (proxy.getHost() != null && "http".equals(proxy.getScheme())) {
        return proxy;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below.
    }
    throw new BrokenRule(name + " must be an address such as http://proxy:3128");
  }

  /// A name with a dot in front means all below it.
  private static String hosts(String direct) {
    return Stream.concat(
            Stream.of(ALWAYS_DIRECT),
            Arrays.stream(direct.split(",", -1))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host -> host.startsWith(".") ? "*" + host : host + "|*." + host))
        .collect(Collectors.joining("|"));
  }
}
