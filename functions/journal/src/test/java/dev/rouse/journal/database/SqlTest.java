package dev.rouse.journal.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SqlTest {
  @Test
  void parameters_inTheOrderOfTheirQuestionMarks() {
    var sql = Sql.of("select a from t", "where b = :first and c = any(:theSecond) or d = :first");

    assertThat(sql.text()).isEqualTo("select a from t\nwhere b = ? and c = any(?) or d = ?");
    assertThat(sql.names()).containsExactly("first", "theSecond", "first");
  }

  @Test
  void casts_andOtherColons_areLeftAlone() {
    var sql = Sql.of(":json::jsonb || a::text || ': ' || b[1:2] || ':Upper' || :");

    assertThat(sql.text()).isEqualTo("?::jsonb || a::text || ': ' || b[1:2] || ':Upper' || :");
    assertThat(sql.names()).containsExactly("json");
  }
}
