package dev.rouse.agent.tool.http;

import dev.rouse.agent.secret.Secrets;
import dev.rouse.agent.tool.wire.Header;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.resource.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Headers with their secrets, which what comes back must not show: servers like to repeat what
/// they were sent.
public final class Hidden {
  private static final int SHORTEST = 4;

  private final List<Header> headers = new ArrayList<>();
  private final List<String> secrets = new ArrayList<>();

  private Hidden() {}

  /// Looks the values up.
  ///
  /// @throws ToolFault where one is not there; it names where it was looked for
  public static Hidden of(List<NamedValue> values, Secrets secrets) throws ToolFault {
    var hidden = new Hidden();
    for (NamedValue value : values) {
      var found = secrets.find(value.value());
      if (found.isEmpty()) {
        throw new ToolFault(missing(value.name(), value.value()));
      }
      hidden.add(value, found.get().strip());
    }
    return hidden;
  }

  private void add(NamedValue value, String text) {
    headers.add(new Header(value.name(), text));
    if (value.value() instanceof Value.Secret) {
      hide(text);
      // `Bearer abc` is as often repeated without its scheme.
      hide(text.substring(text.lastIndexOf(' ') + 1));
    }
  }

  private void hide(String text) {
    if (text.length() >= SHORTEST) {
      secrets.add(text);
      secrets.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  private static String missing(String header, Value value) {
    return switch (value) {
      case Value.Literal _ -> throw new IllegalStateException("a literal is always there");
      case Value.Secret(var ref) -> missing(header, "Secret", ref.name(), ref.key());
      case Value.ConfigMap(var ref) -> missing(header, "ConfigMap", ref.name(), ref.key());
    };
  }

  private static String missing(String header, String kind, String name, String key) {
    return "The tool's header `%s` needs key `%s` of %s `%s`, which is not there: a person must"
            .formatted(header, key, kind, name)
        + " add it";
  }

  public List<Header> headers() {
    return List.copyOf(headers);
  }

  /// `text` without any of the secrets.
  public String mask(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, "***");
    }
    return masked;
  }
}
