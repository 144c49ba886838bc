package dev.rouse.cli.demo;

import dev.rouse.cli.terminal.Markdown;
import dev.rouse.cli.terminal.Terminal;
import dev.rouse.cli.terminal.Terminal.Look;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Tells what happens: to people with times, to scripts a JSON object a line.
final class Story {

  private static final int MOST_CHARACTERS = 160;
  private static final double MILLIS = 1e3;

  private final PrintStream out;
  private final Terminal terminal;
  private final boolean json;
  private final Instant began;
  private final Set<State> told = EnumSet.noneOf(State.class);

  Story(PrintStream out, Terminal terminal, boolean json, Instant began) {
    this.out = out;
    this.terminal = terminal;
    this.json = json;
    this.began = began;
  }

  /// Something has happened just now.
  void tell(State state, String agent, String text) {
    tell(state, agent, text, Instant.now());
  }

  /// Something happened then.
  synchronized void tell(State state, String agent, String text, Instant at) {
    var _ = told.add(state);
    long millis = Duration.between(began, at).toMillis();
    if (json) {
      var line = Json.object().put("state", state.word()).put("ms", millis);
      out.println(line.put("agent", agent).put("text", text).done().write());
      out.flush();
      return;
    }
    String before =
        "%7.1f s  %s ".formatted(millis / MILLIS, terminal.look(look(state), padded(state)));
    if (state == State.ANSWERED) {
      out.println(before);
      out.println();
      Markdown.lines(text, terminal).forEach(line -> out.println("    " + line));
      out.println();
    } else {
      String line = text.replace('\n', ' ');
      out.println(before + (state == State.FAILED ? line : Text.shortened(line, MOST_CHARACTERS)));
    }
  }

  /// The first of what is promised that has not happened.
  synchronized Optional<State> missing() {
    return State.PROMISED.stream().filter(state -> !told.contains(state)).findFirst();
  }

  synchronized boolean has(State state) {
    return told.contains(state);
  }

  private static String padded(State state) {
    return "%-10s".formatted(state.word());
  }

  private static Look look(State state) {
    return switch (state) {
      case BEGIN, CALLED, SHOWED, SPENT -> Look.DIM;
      case SICK, FIRED, FAILED -> Look.BAD;
      case READY, ACCEPTED, STARTED, CLAIMED -> Look.BOLD;
      case ANSWERED, ASLEEP -> Look.GOOD;
    };
  }
}
