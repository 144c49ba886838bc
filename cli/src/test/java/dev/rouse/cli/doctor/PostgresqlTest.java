package dev.rouse.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import org.junit.jupiter.api.Test;

final class PostgresqlTest {
  private static final String SOUND =
      """
      {"postgresql": {"version": "18.1", "standby": false, "user": "rouse", "createsRoles": true,
       "connections": 12, "settings": {"fsync": "on", "full_page_writes": "on",
       "synchronous_commit": "on", "max_connections": "100", "statement_timeout": "0",
       "idle_session_timeout": "0", "default_transaction_read_only": "off"}}}
      """;

  private static Finding look(String platform) {
    return Postgresql.look((Json.Obj) Json.parse(platform));
  }

  @Test
  void sound_isWell() {
    assertThat(look(SOUND)).isEqualTo(Finding.well("PostgreSQL", "18.1, commits are durable"));
  }

  @Test
  void whatLosesTasks_isBad_andSaysWhatToSet() {
    assertThat(look(SOUND.replace("\"fsync\": \"on\"", "\"fsync\": \"off\"")))
        .isEqualTo(
            Finding.ill(
                "PostgreSQL",
                "18.1: fsync is off, so that an accepted task may be lost: set it to on"));
    assertThat(look(SOUND.replace("18.1", "14.9")).text()).contains("Rouse needs 15 or later");
    assertThat(look(SOUND.replace("\"standby\": false", "\"standby\": true")).text())
        .contains("is a standby: give the gateway its primary's address");
  }

  @Test
  void whatHindersLater_isLess() {
    assertThat(look(SOUND.replace("\"connections\": 12", "\"connections\": 95")))
        .isEqualTo(
            Finding.less(
                "PostgreSQL",
                "18.1: 95 of 100 connections are used: raise max_connections, or put PgBouncer between"));
    assertThat(look(SOUND.replace("\"createsRoles\": true", "\"createsRoles\": false")).text())
        .contains("ALTER ROLE \"rouse\" CREATEROLE");
  }
}
