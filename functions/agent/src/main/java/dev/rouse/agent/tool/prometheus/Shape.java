package dev.rouse.agent.tool.prometheus;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Prometheus' results, made small for a model and easy to compare for a runbook's condition.
final class Shape {
  private static final MathContext DIGITS = new MathContext(6);

  private Shape() {}

  /// Of an instant query: the samples, and where there is only one its `value` beside them.
  static Json.Obj instant(Json data) {
    var result = data.at("result").orElse(Json.array(List.of()));
    if (!data.at("resultType").equals(Optional.of(Json.of("vector")))) {
      return Json.object().put("value", value(result)).done();
    }
    var samples = items(result).stream().map(Shape::sample).toList();
    var json = Json.object().put("count", samples.size());
    if (samples.size() == 1) {
      samples.getFirst().at("value").ifPresent(value -> json.put("value", value));
    }
    return json.put("samples", Json.array(samples)).done();
  }

  private static Json sample(Json sample) {
    var json = Json.object();
    sample.at("metric").ifPresent(metric -> json.put("metric", metric));
    sample.at("value").ifPresent(value -> json.put("value", value(value)));
    sample.at("histogram").ifPresent(histogram -> json.put("histogram", histogram));
    return json.done();
  }

  /// Of a range query: each series with what it was least, most and last, and its points.
  static Json.Obj range(Json data) {
    var series = items(data.at("result").orElse(Json.Null.VALUE)).stream().map(Shape::series);
    return Json.object().put("series", Json.array(series.toList())).done();
  }

  private static Json series(Json series) {
    var json = Json.object();
    series.at("metric").ifPresent(metric -> json.put("metric", metric));
    var points = items(series.at("values").orElse(Json.Null.VALUE));
    var numbers = new ArrayList<BigDecimal>();
    points.forEach(point -> {
      if (value(point) instanceof Json.Num(BigDecimal number)) {
        numbers.add(number);
      }
    });
    if (!numbers.isEmpty()) {
      json.put("min", new Json.Num(numbers.stream().reduce(BigDecimal::min).orElseThrow()));
      json.put("max", new Json.Num(numbers.stream().reduce(BigDecimal::max).orElseThrow()));
      var sum = numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      json.put("average", new Json.Num(sum.divide(BigDecimal.valueOf(numbers.size()), DIGITS)));
      json.put("last", new Json.Num(numbers.getLast()));
    }
    var pairs = points.stream().map(point -> Json.array(List.of(time(point), value(point))));
    return json.put("points", Json.array(pairs.toList())).done();
  }

  private static Json time(Json point) {
    return point.at("0").orElse(Json.Null.VALUE);
  }

  /// Prometheus writes numbers as texts, for NaN and the infinities are none; those stay texts.
  private static Json value(Json point) {
    var written = point.at("1").orElse(Json.Null.VALUE);
    if (written instanceof Json.Str(String text)) {
      try {
        return new Json.Num(new BigDecimal(text));
      } catch (NumberFormatException noNumber) {
        return written;
      }
    }
    return written;
  }

  static List<Json> items(Json value) {
    return value instanceof Json.Arr(var items) ? items : List.of();
  }
}
