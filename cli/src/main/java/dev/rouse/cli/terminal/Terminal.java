package dev.rouse.cli.terminal;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/// What the terminal can show.
///
/// @param colours whether it shows bold, dim and colours
/// @param live whether lines that were written can be written over
/// @param width in columns
public record Terminal(boolean colours, boolean live, int width) {
  private static final int USUAL_WIDTH = 80;
  private static final int LEAST_WIDTH = 40;
  private static final int MOST_WIDTH = 120;

  /// How a piece of text looks.
  public enum Look {
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    CODE("36");

    private final String code;

    Look(String code) {
      this.code = code;
    }
  }

  /// The one of this process.
  public static Terminal of(Map<String, String> environment) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    return new Terminal(
        terminal && environment.getOrDefault("NO_COLOR", "").isEmpty(),
        terminal,
        width(environment.getOrDefault("COLUMNS", "")));
  }

  private static int width(String columns) {
    return columns.matches("\\d{1,4}")
        ? Math.clamp(Integer.parseInt(columns), LEAST_WIDTH, MOST_WIDTH)
        : USUAL_WIDTH;
  }

  /// A text with a look, where there are looks.
  public String look(Look look, String text) {
    return colours ? "\u001b[" + look.code + "m" + text + "\u001b[0m" : text;
  }
}
