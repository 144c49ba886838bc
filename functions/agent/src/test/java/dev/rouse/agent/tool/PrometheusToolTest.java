package dev.rouse.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.tool.FakeServer.Answer;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.PrometheusOperation;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.template.Condition;
import dev.rouse.core.template.Judgement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PrometheusToolTest {
  private final FakeServer server = new FakeServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void query_oneSample_hasAValueThatAConditionCompares() throws InterruptedException {
    answer(
        "query",
        """
        {"resultType": "vector", "result": [{"metric": {"pod": "a"}, "value": [1.5, "4.2e+08"]}]}\
        """);

    String output = ask(PrometheusOperation.QUERY, "{\"query\":\"up{pod=\\\"a\\\"}\"}");

    var scope = Json.object().put("memory", Json.parse(output)).done();
    assertThat(new Condition("memory.value > 4e8").judge(scope))
        .isEqualTo(new Judgement.Judged(true));
    assertThat(server.asked().getFirst().uri())
        .isEqualTo("/base/api/v1/query?query=up%7Bpod%3D%22a%22%7D");
  }

  @Test
  void query_noneSeveralAndNaN() throws InterruptedException {
    answer("query", "{\"resultType\": \"vector\", \"result\": []}");
    assertThat(ask(PrometheusOperation.QUERY, "{\"query\":\"a\"}"))
        .isEqualTo("{\"count\":0,\"samples\":[]}");
    answer(
        "query",
        """
        {"resultType": "vector", "result": [
          {"metric": {}, "value": [1, "NaN"]}, {"metric": {"a": "b"}, "value": [1, "2"]}]}\
        """);
    assertThat(ask(PrometheusOperation.QUERY, "{\"query\":\"a\"}"))
        .isEqualTo(
            """
            {"count":2,"samples":[{"metric":{},"value":"NaN"},{"metric":{"a":"b"},"value":2}]}\
            """);
    answer("query", "{\"resultType\": \"scalar\", \"result\": [1, \"3\"]}");
    assertThat(ask(PrometheusOperation.QUERY, "{\"query\":\"a\"}")).isEqualTo("{\"value\":3}");
  }

  @Test
  void query_refused_saysWhy() throws InterruptedException {
    server.on(
        "/base/api/v1/query",
        new Answer(
            400,
            Map.of("Content-Type", "application/json"),
            "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error at char 3\"}"));

    assertThat(failure(PrometheusOperation.QUERY, "{\"query\":\"a(\"}"))
        .isEqualTo("Prometheus refuses: parse error at char 3");
  }

  @Test
  void range_isSummedUp() throws InterruptedException {
    answer(
        "query_range",
        """
        {"resultType": "matrix", "result": [
          {"metric": {"pod": "a"}, "values": [[1, "1"], [2, "4"], [3, "NaN"], [4, "1"]]}]}\
        """);

    assertThat(ask(PrometheusOperation.RANGE, "{\"query\":\"a\",\"since\":\"30m\"}"))
        .isEqualTo(
            """
            {"series":[{"metric":{"pod":"a"},"min":1,"max":4,"average":2,"last":1,\
            "points":[[1,1],[2,4],[3,"NaN"],[4,1]]}]}\
            """);
    assertThat(server.asked().getFirst().uri())
        .contains("start=2026-03-01T11%3A30%3A00Z", "end=2026-03-01T12%3A00%3A00Z", "step=30000ms");
    assertThat(failure(PrometheusOperation.RANGE, "{\"query\":\"a\",\"since\":\"soon\"}"))
        .contains("`since` must be a duration");
  }

  @Test
  void alerts_matcher_keepsThoseThatMatch() throws InterruptedException {
    answer(
        "alerts",
        """
        {"alerts": [
          {"labels": {"alertname": "A", "severity": "critical"}, "state": "firing", "value": "1"},
          {"labels": {"alertname": "B", "severity": "info"}, "state": "pending", "value": "2"}]}\
        """);

    assertThat(ask(PrometheusOperation.ALERTS, "{\"matcher\":\"severity=critical\"}"))
        .contains("\"count\":1", "\"alertname\":\"A\"")
        .doesNotContain("\"B\"");
  }

  @Test
  void rulesSeriesAndLabels() throws InterruptedException {
    answer(
        "rules",
        """
        {"groups": [{"rules": [{"name": "PodDown", "query": "up == 0", "health": "ok",
                                "lastError": "", "type": "alerting"},
                               {"name": "Other", "query": "1", "type": "recording"}]}]}\
        """);
    answer("series", "[{\"__name__\": \"up\", \"job\": \"web\"}]");
    answer("label/job/values", "[\"db\", \"web\"]");

    assertThat(ask(PrometheusOperation.RULES, "{\"name\":\"poddown\"}"))
        .isEqualTo(
            """
            {"count":1,"rules":[{"name":"PodDown","type":"alerting","query":"up == 0",\
            "health":"ok"}]}\
            """);
    assertThat(ask(PrometheusOperation.SERIES, "{\"selector\":\"up\"}"))
        .contains("\"job\":\"web\"");
    assertThat(ask(PrometheusOperation.LABELS, "{\"label\":\"job\"}"))
        .isEqualTo("{\"count\":2,\"values\":[\"db\",\"web\"]}");
  }

  @Test
  void prometheus_notConfigured_isNamed() throws InterruptedException {
    var settings = new Settings.Prometheus(PrometheusOperation.ALERTS, Optional.empty());

    assertThat(Calls.anywhere().failure(settings, "{}")).contains("ROUSE_PROMETHEUS_URL");
  }

  private void answer(String path, String data) {
    server.on(
        "/base/api/v1/" + path, Answer.json("{\"status\":\"success\",\"data\":" + data + "}"));
  }

  private String ask(PrometheusOperation operation, String arguments) throws InterruptedException {
    return calls().output(new Settings.Prometheus(operation, Optional.empty()), arguments);
  }

  private String failure(PrometheusOperation operation, String arguments)
      throws InterruptedException {
    return calls().failure(new Settings.Prometheus(operation, Optional.empty()), arguments);
  }

  private Calls calls() {
    return Calls.with(Map.of("ROUSE_PROMETHEUS_URL", server.url() + "/base"));
  }
}
