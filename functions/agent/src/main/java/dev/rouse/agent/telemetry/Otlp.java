package dev.rouse.agent.telemetry;

import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/// Spans as OTLP writes them in JSON.
final class Otlp {
  private static final String SCOPE = "dev.rouse.agent";
  private static final long NANOS = 1_000_000_000L;
  private static final int FAILED = 2;

  private Otlp() {}

  /// The body of a request to export.
  static Json.Obj request(Json.Obj resource, List<Span> spans) {
    var scope =
        Json.object()
            .put("scope", Json.object().put("name", SCOPE))
            .put("spans", Json.array(spans.stream().map(Otlp::span).toList()))
            .done();
    var whole =
        Json.object()
            .put("resource", Json.object().put("attributes", attributes(resource)))
            .put("scopeSpans", Json.array(List.of(scope)))
            .done();
    return Json.object().put("resourceSpans", Json.array(List.of(whole))).done();
  }

  private static Json span(Span span) {
    var json =
        Json.object()
            .put("traceId", span.trace())
            .put("spanId", span.id())
            .put("name", span.name())
            .put("kind", span.kind().number())
            .put("startTimeUnixNano", nanos(span.begun()))
            .put("endTimeUnixNano", nanos(span.ended()))
            .put("attributes", attributes(attributes(span)));
    if (!span.parent().isEmpty()) {
      json.put("parentSpanId", span.parent());
    }
    span.failing()
        .ifPresent(why ->
            json.put(
                "status", Json.object().put("code", FAILED).put("message", why.message()).done()));
    return json.done();
  }

  private static Json.Obj attributes(Span span) {
    var failing = span.failing();
    return failing.isEmpty()
        ? span.attributes()
        : span.attributes().with("error.type", Json.of(failing.get().type()));
  }

  /// A text, as JSON has no 64-bit integers.
  private static String nanos(Instant at) {
    return Long.toString(at.getEpochSecond() * NANOS + at.getNano());
  }

  private static Json attributes(Json.Obj attributes) {
    return Json.array(
        attributes.fields().entrySet().stream()
            .map(each -> Json.object().put("key", each.getKey()).put("value", any(each.getValue())))
            .map(each -> each.done())
            .toList());
  }

  private static Json.Obj any(Json value) {
    var any = Json.object();
    switch (value) {
      case Json.Str(var text) -> any.put("stringValue", text);
      case Json.Bool bool -> any.put("boolValue", bool);
      case Json.Num(BigDecimal number) when number.stripTrailingZeros().scale() <= 0 ->
          any.put("intValue", number.toBigInteger().toString());
      case Json.Num number -> any.put("doubleValue", number);
      case Json.Arr(var items) -> {
        var values = Json.array(items.stream().map(Otlp::any).toList());
        any.put("arrayValue", Json.object().put("values", values).done());
      }
      case Json.Obj object -> any.put("stringValue", object.write());
      case Json.Null _ -> any.put("stringValue", "");
    }
    return any.done();
  }
}
