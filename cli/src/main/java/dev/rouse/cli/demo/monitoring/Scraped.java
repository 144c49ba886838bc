package dev.rouse.cli.demo.monitoring;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What was scraped, and the two kinds of query that the stand-in can answer over it.
final class Scraped {
  private static final Pattern LINE = Pattern.compile("([a-z_]+) ([0-9.eE+-]+)");
  private static final Pattern QUERY =
      Pattern.compile("(?:([a-z_]+)(?:\\{[^}]*})?|irate\\(([a-z_]+)(?:\\{[^}]*})?\\[\\d+[sm]]\\))");
  private static final int KEPT = 100;
  private static final double MILLIS = 1e3;

  private final String instance;
  private final Map<String, Deque<Sample>> series = new HashMap<>();

  private record Sample(long at, BigDecimal value) {}

  Scraped(String instance) {
    this.instance = instance;
  }

  /// Keeps what a page of metrics says.
  synchronized void add(String page, long at) {
    page.lines()
        .map(LINE::matcher)
        .filter(line -> line.matches())
        .forEach(line -> {
          var samples = series.computeIfAbsent(line.group(1), _ -> new ArrayDeque<>());
          samples.add(new Sample(at, new BigDecimal(line.group(2))));
          if (samples.size() > KEPT) {
            samples.remove();
          }
        });
  }

  /// The last value of a metric.
  synchronized Optional<BigDecimal> last(String metric) {
    return Optional.ofNullable(series.get(metric)).map(samples -> samples.getLast().value());
  }

  /// The `data` of an answer; empty where the query is more than this understands.
  synchronized Optional<Json> query(String query) {
    var matcher = QUERY.matcher(query.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean plain = matcher.group(1) != null;
    String metric = plain ? matcher.group(1) : matcher.group(2);
    var value = plain ? last(metric) : growth(metric);
    var found = value.map(number -> sample(plain ? metric : "", number)).stream().toList();
    return Optional.of(
        Json.object().put("resultType", "vector").put("result", Json.array(found)).done());
  }

  /// By the second, of the last two samples.
  private Optional<BigDecimal> growth(String metric) {
    var samples = series.getOrDefault(metric, new ArrayDeque<>()).descendingIterator();
    if (!samples.hasNext()) {
      return Optional.empty();
    }
    var last = samples.next();
    if (!samples.hasNext()) {
      return Optional.empty();
    }
    var before = samples.next();
    var seconds = BigDecimal.valueOf((last.at() - before.at()) / MILLIS);
    return Optional.of(last.value().subtract(before.value()).divide(seconds, new MathContext(4)));
  }

  private Json sample(String name, BigDecimal value) {
    var labels = Json.object();
    if (!name.isEmpty()) {
      labels.put("__name__", name);
    }
    var metric = labels.put("instance", instance).put("job", "checkout").done();
    var pair =
        Json.array(
            List.of(
                new Json.Num(BigDecimal.valueOf(System.currentTimeMillis() / 1000)),
                Json.of(value.toPlainString())));
    return Json.object().put("metric", metric).put("value", pair).done();
  }
}
