package dev.rouse.cli.kn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// `docs/KN-AGENT.md` is what the commands say of themselves.
final class ReferenceTest {
  private static final Path DOCUMENT = Path.of("../docs/KN-AGENT.md");
  private static final String TO_THE_OUTERMOST =
      "\nOptions that all commands share: `kn-agent --help`.\n";
  private static final String INTRODUCTION =
      """
      # kn-agent

      The command line for agents: alone as `kn-agent`, through Knative's as `kn agent`, in a checkout
      as `./rouse kn-agent`. It asks the gateway for what has happened, at `--gateway` (or
      `ROUSE_GATEWAY_URL`), else through the cluster; and the cluster of your kubeconfig for what is
      declared. The options of `kn-agent` itself may stand before a command or behind it.

      It exits with 0 where what was asked for has happened, with 2 on wrong usage and with 1
      otherwise. `kn` makes 1 of every failure, so the message says what matters. For scripts:
      `-o json` and `-o name`.
      """;

  @Test
  void document_isWhatTheCommandsSay() throws Exception {
    var text = new StringBuilder(INTRODUCTION);
    describe(KnAgent.commands(), text);

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(DOCUMENT, text);
    }

    assertThat(DOCUMENT).hasContent(text.toString());
  }

  private static void describe(CommandLine command, StringBuilder text) {
    text.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
    text.append(usage(command)).append("```\n");
    command.getSubcommands().values().forEach(below -> describe(below, text));
  }

  private static String usage(CommandLine command) {
    return command
        .getUsageMessage(CommandLine.Help.Ansi.OFF)
        .replace(TO_THE_OUTERMOST, "")
        .lines()
        .map(line -> line.stripTrailing() + "\n")
        .reduce("", String::concat);
  }
}
