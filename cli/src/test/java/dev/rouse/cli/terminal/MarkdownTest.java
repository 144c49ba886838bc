package dev.rouse.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MarkdownTest {
  private static final String TEXT =
      """
      ## A **heading**

      Some **bold** and `code`, and enough words after it to need another line of the terminal.

      - an item that is longer than one line of forty columns can hold
      1. first

      ```
      kept   as  it is
      ```
      """;

  @Test
  void lines_withoutColours_areReadAsTheyStand() {
    assertThat(Markdown.lines(TEXT, new Terminal(false, false, 40)))
        .containsExactly(
            "A heading",
            "",
            "Some bold and code, and enough words",
            "after it to need another line of the",
            "terminal.",
            "",
            "• an item that is longer than one line",
            "  of forty columns can hold",
            "1. first",
            "",
            "    kept   as  it is");
  }

  @Test
  void lines_withColours_haveThem_andTheSameBreaks() {
    var lines = Markdown.lines(TEXT, new Terminal(true, false, 40));

    assertThat(lines).hasSize(11);
    assertThat(lines.get(2))
        .isEqualTo("Some \u001b[1mbold\u001b[0m and \u001b[36mcode\u001b[0m, and enough words");
  }
}
