package dev.rouse.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MainTest {
  @ParameterizedTest
  @CsvSource({
    "'', a bench needs a name",
    "--json, a bench needs a name",
    "moon, there is no bench 'moon'",
    "moon --fast, there is no option '--fast'",
    "moon --seeds 0, --seeds takes a number from 1 on",
    "moon --seed x, '--seed takes a whole number, not ''x'''",
    "moon --seed, '--seed takes a whole number, not '''''",
  })
  void run_wrongUsage(String line, String said) throws Exception {
    var words = line.isEmpty() ? List.<String>of() : List.of(line.split(" ", -1));
    var errors = new ByteArrayOutputStream();

    int code = Main.run(words, new PrintStream(errors, true, UTF_8));

    assertThat(code).isEqualTo(2);
    assertThat(errors.toString(UTF_8)).contains(said).contains("usage: ./rouse bench NAME");
  }
}
