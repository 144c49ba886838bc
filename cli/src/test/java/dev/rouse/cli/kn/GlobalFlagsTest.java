package dev.rouse.cli.kn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.cli.played.PlayedCluster;
import dev.rouse.cli.played.PlayedGateway;
import dev.rouse.core.rule.BrokenRule;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `kn` puts options in front of the verb, people behind it.
final class GlobalFlagsTest {
  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--gateway",
        "--token",
        "--namespace",
        "-n",
        "--context",
        "--kubeconfig",
        "--output",
        "-o"
      })
  void option_beforeTheVerb_betweenVerbs_andBehindThem_isTheSame(String name) throws Exception {
    for (var words :
        List.of(
            List.of(name, "VALUE", "dead", "list"),
            List.of("dead", name, "VALUE", "list"),
            List.of("dead", "list", name, "VALUE"))) {
      var given = new ArrayList<Optional<String>>();
      var program =
          new KnAgent(
              found -> {
                given.add(found.option(longName(name)));
                throw new BrokenRule("seen");
              },
              NOWHERE,
              NOWHERE);

      var _ = program.run(words);

      assertThat(given).as("%s", words).containsExactly(Optional.of("VALUE"));
    }
  }

  private static String longName(String name) {
    return switch (name) {
      case "-n" -> "--namespace";
      case "-o" -> "--output";
      default -> name;
    };
  }

  @Test
  void namespaceAndToken_inFront_reachTheGateway() throws Exception {
    try (var gateway = PlayedGateway.open()) {
      gateway.says("/runs", "[]");
      var played = new Played(gateway, Optional.of(new PlayedCluster()), Instant.EPOCH);

      assertThat(played.run("-n", "shop", "--token", "mine", "-o", "json", "runs").out())
          .isEqualTo("[]\n");
      assertThat(played.run("runs", "-n", "shop", "--token", "mine", "-o", "json").out())
          .isEqualTo("[]\n");
      assertThat(gateway.asked()).hasSize(2);
      assertThat(gateway.asked().getFirst())
          .isEqualTo(gateway.asked().getLast())
          .contains("namespace=shop", "Bearer mine");
    }
  }
}
