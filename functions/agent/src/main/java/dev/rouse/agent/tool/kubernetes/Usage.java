package dev.rouse.agent.tool.kubernetes;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// CPU and memory as the metrics API measures them.
final class Usage {
  private static final Pattern QUANTITY = Pattern.compile("([0-9.]+)([a-zA-Z]*)");
  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("n", new BigDecimal("1e-9")),
          Map.entry("u", new BigDecimal("1e-6")),
          Map.entry("m", new BigDecimal("1e-3")),
          Map.entry("", BigDecimal.ONE),
          Map.entry("k", new BigDecimal("1e3")),
          Map.entry("M", new BigDecimal("1e6")),
          Map.entry("G", new BigDecimal("1e9")),
          Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
          Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
          Map.entry("Gi", BigDecimal.valueOf(1L << 30)));

  private Usage() {}

  static List<List<String>> rows(List<Json> items) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("NAME", "CPU", "MEMORY"));
    for (Json item : items) {
      var parts = new ArrayList<>(Discovery.items(item, "containers"));
      if (parts.isEmpty()) {
        parts.add(item);
      }
      rows.add(
          List.of(
              Printed.text(item, "metadata.name"),
              sum(parts, "cpu").movePointRight(3).setScale(0, RoundingMode.HALF_UP) + "m",
              sum(parts, "memory")
                      .divide(BigDecimal.valueOf(1L << 20), RoundingMode.HALF_UP)
                      .setScale(0, RoundingMode.HALF_UP)
                  + "Mi"));
    }
    return rows;
  }

  private static BigDecimal sum(List<Json> parts, String resource) {
    return parts.stream()
        .map(part -> amount(Printed.text(part, "usage." + resource)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(String quantity) {
    var written = QUANTITY.matcher(quantity);
    return written.matches()
        ? new BigDecimal(written.group(1))
            .multiply(UNITS.getOrDefault(written.group(2), BigDecimal.ZERO))
        : BigDecimal.ZERO;
  }
}
