package dev.rouse.cli.kn;

import dev.rouse.cli.doctor.Doctor;
import dev.rouse.cli.resource.Changes;
import dev.rouse.cli.resource.Description;
import dev.rouse.cli.resource.Export;
import dev.rouse.cli.resource.Importing;
import dev.rouse.cli.resource.Listing;
import dev.rouse.cli.resource.Validation;
import dev.rouse.cli.shown.Format;
import dev.rouse.cli.trial.Trial;
import dev.rouse.cli.verb.Action;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.cli.work.Approvals;
import dev.rouse.cli.work.Dead;
import dev.rouse.cli.work.Runs;
import dev.rouse.cli.work.Sending;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The command line as a whole.
public final class KnAgent {
  private static final String NAME = "kn-agent";

  private final CommandLine commands = commands();
  private final Function<Given, Session> sessions;
  private final PrintStream out;
  private final PrintStream err;

  /// @param sessions whom the commands may ask, by the options that all of them have
  public KnAgent(Function<Given, Session> sessions, PrintStream out, PrintStream err) {
    this.sessions = sessions;
    this.out = out;
    this.err = err;
  }

  static CommandLine commands() {
    return root().commandLine();
  }

  private static Verb root() {
    var root =
        Verb.group(NAME, "AI agents for Kubernetes that sleep at zero and wake on events")
            .version(NAME + " " + version())
            .footer(
                "",
                "`kn-agent up` runs the whole platform on this machine; `kn-agent demo` shows it.")
            .everywhere("URL", "the gateway (default: through the cluster)", "--gateway")
            .everywhere("TOKEN", "who you are to the gateway (default: ROUSE_TOKEN)", "--token")
            .everywhere("NAME", "the namespace (default: the context's)", "-n", "--namespace")
            .everywhere("NAME", "the kubeconfig's context", "--context")
            .everywhere(
                "FILE", "the kubeconfig (default: KUBECONFIG, ~/.kube/config)", "--kubeconfig")
            .everywhere(
                "FORMAT", "table, wide, json, yaml or name", Format.words(), "-o", "--output");
    List.of(Listing.verb(), Description.verb()).forEach(root::with);
    Changes.verbs().forEach(root::with);
    List.of(Validation.verb(), Trial.verb(), Export.verb(), Importing.verb()).forEach(root::with);
    Sending.verbs().forEach(root::with);
    Runs.verbs().forEach(root::with);
    Approvals.verbs().forEach(root::with);
    return root.with(Dead.verb())
        .with(Doctor.verb())
        .with(
            Verb.of(
                "completion", "prints a completion script for bash and zsh", KnAgent::complete));
  }

  /// A jar has its version, classes in a folder have none.
  private static String version() {
    return Optional.ofNullable(KnAgent.class.getPackage().getImplementationVersion())
        .orElse("in development");
  }

  private static int complete(Given given, Session session) {
    session.out().out().print(AutoComplete.bash(NAME, commands()));
    return Action.DONE;
  }

  /// Does what the words say.
  ///
  /// @return the exit code: 0 done, 1 failed, 2 misused
  public int run(List<String> words) throws InterruptedException {
    commands.setExecutionStrategy(_ -> Action.DONE);
    try {
      var parsed = commands.parseArgs(words.toArray(String[]::new));
      var help = CommandLine.executeHelpRequest(parsed);
      return help != null ? help : act(parsed);
    } catch (ParameterException misused) {
      return said(Misuse.of(misused), Action.MISUSED);
    }
  }

  private int act(CommandLine.ParseResult parsed) throws InterruptedException {
    var leaf = parsed;
    while (leaf.hasSubcommand()) {
      leaf = leaf.subcommand();
    }
    if (!(leaf.commandSpec().userObject() instanceof Action action)) {
      leaf.commandSpec().commandLine().usage(out);
      return parsed.hasSubcommand() ? Action.MISUSED : Action.DONE;
    }
    try {
      var given = new Given(parsed);
      return action.run(given, sessions.apply(given));
    } catch (BrokenRule broken) {
      return said(String.valueOf(broken.getMessage()), Action.MISUSED);
    } catch (IOException failed) {
      return said(String.valueOf(failed.getMessage()), Action.FAILED);
    }
  }

  private int said(String why, int code) {
    err.println(NAME + ": " + why);
    return code;
  }
}
