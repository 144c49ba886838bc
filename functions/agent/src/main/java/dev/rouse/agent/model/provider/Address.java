package dev.rouse.agent.model.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// A base URL and the query that each call carries, such as Azure's `api-version`.
record Address(String url, Map<String, String> query) {

  static Address of(String baseUrl) {
    int mark = baseUrl.indexOf('?');
    return mark < 0
        ? new Address(baseUrl, Map.of())
        : new Address(baseUrl.substring(0, mark), query(baseUrl.substring(mark + 1)));
  }

  private static Map<String, String> query(String text) {
    var query = new LinkedHashMap<String, String>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && equals < pair.length() - 1) {
        query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
