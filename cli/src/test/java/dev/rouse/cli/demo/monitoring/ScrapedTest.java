package dev.rouse.cli.demo.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ScrapedTest {
  private final Scraped scraped = new Scraped("127.0.0.1:1");

  @BeforeEach
  void twoPages() {
    scraped.add("# TYPE orders_total counter\norders_total 10\n", 1_000);
    scraped.add("orders_total 40\norders_waiting 7\n", 1_500);
  }

  @Test
  void query_aMetric_isItsLastValue() {
    assertThat(value("orders_waiting{job=\"checkout\"}")).isEqualTo("7");
  }

  @Test
  void query_irate_isTheGrowthASecond_ofTheLastTwo() {
    assertThat(value("irate(orders_total[5s])")).isEqualTo("60");
  }

  @Test
  void query_whatIsNotThere_isAnEmptyVector() {
    assertThat(scraped.query("unheard_of").flatMap(data -> data.at("result")))
        .contains(Json.parse("[]"));
  }

  @Test
  void query_whatItDoesNotUnderstand_isNothing() {
    assertThat(scraped.query("sum(orders_total) by (job)")).isEmpty();
  }

  private String value(String query) {
    return scraped
        .query(query)
        .flatMap(data -> data.at("result.0.value.1"))
        .map(value -> ((Json.Str) value).value())
        .orElse("");
  }
}
