package dev.rouse.core.quantity;

import dev.rouse.core.rule.BrokenRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Sizes in bytes as Kubernetes writes them: `64Ki`, `1Mi`, `500k` or plain digits.
public final class SizeText {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})(Ki|Mi|Gi|k|M|G)?");
  private static final Map<String, Long> BINARY = new LinkedHashMap<>();

  static {
    BINARY.put("Gi", 1L << 30);
    BINARY.put("Mi", 1L << 20);
    BINARY.put("Ki", 1L << 10);
  }

  private SizeText() {}

  /// Reads it from a text.
  ///
  /// @throws BrokenRule where the text is no size
  public static long parse(String text) {
    var size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new BrokenRule("must be a size such as `64Ki` or `1Mi`");
    }
    return Long.parseLong(size.group(1)) * factor(size.group(2) == null ? "" : size.group(2));
  }

  private static long factor(String unit) {
    return switch (unit) {
      case "k" -> 1_000L;
      case "M" -> 1_000_000L;
      case "G" -> 1_000_000_000L;
      default -> BINARY.getOrDefault(unit, 1L);
    };
  }

  /// The shortest exact text of `bytes`.
  public static String write(long bytes) {
    for (var unit : BINARY.entrySet()) {
      if (bytes > 0 && bytes % unit.getValue() == 0) {
        return bytes / unit.getValue() + unit.getKey();
      }
    }
    return Long.toString(bytes);
  }
}
