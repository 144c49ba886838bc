package dev.rouse.cli.shown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  private static final List<Json.Obj> ROWS =
      List.of(
          Json.object().put("name", "one").put("text", "first\nsecond").put("more", 1).done(),
          Json.object().put("name", "another").done());

  private static final Table TABLE =
      Table.of()
          .column("NAME", row -> Words.at(row, "name"))
          .column("TEXT", row -> Words.at(row, "text"))
          .wide("MORE", row -> Words.at(row, "more"));

  @Test
  void print_alignsColumns_andShowsWhatIsMissing() {
    assertThat(TABLE.print(ROWS, false))
        .isEqualTo(
            """
            NAME      TEXT
            one       first second
            another   -
            """);
  }

  @Test
  void print_wide_hasAllColumns() {
    assertThat(TABLE.print(ROWS, true)).startsWith("NAME      TEXT           MORE\n");
  }

  @Test
  void names_areTheFirstColumn() {
    assertThat(TABLE.names(ROWS)).isEqualTo("one\nanother\n");
  }
}
