package dev.rouse.cli.kn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.cli.verb.Action;
import dev.rouse.core.rule.BrokenRule;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MisuseTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private String said(String... words) throws InterruptedException {
    said.reset();
    var out = new PrintStream(said, true, UTF_8);
    var program =
        new KnAgent(
            _ -> {
              throw new BrokenRule("nobody is asked");
            },
            out,
            out);

    assertThat(program.run(List.of(words))).isEqualTo(Action.MISUSED);
    return said.toString(UTF_8).strip();
  }

  @Test
  void verb_mistyped_isNamedWithTheOneThatWasMeant() throws Exception {
    assertThat(said("lsit"))
        .isEqualTo(
            "kn-agent: there is no `lsit`; did you mean `list`? (`kn-agent --help` tells more)");
    assertThat(said("dead", "redriev"))
        .contains("there is no `redriev`; did you mean `redrive`?", "`kn-agent dead --help`");
  }

  @Test
  void option_mistyped_isNamedWithTheOneThatWasMeant() throws Exception {
    assertThat(said("runs", "--limt", "3"))
        .isEqualTo(
            "kn-agent: there is no option `--limt`; did you mean `--limit`?"
                + " (`kn-agent runs --help` tells more)");
  }

  @Test
  void word_tooMany_isNamed() throws Exception {
    assertThat(said("approvals", "what", "else")).contains("is one word too many");
  }
}
