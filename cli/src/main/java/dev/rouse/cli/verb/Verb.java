package dev.rouse.cli.verb;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.File;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Builds one command: what it is called, what it takes, and what it does.
///
/// Without annotations: nothing is looked up by reflection when a command starts.
public final class Verb {
  private static final String FURTHER =
      String.format("%nOptions that all commands share: `kn-agent --help`.%n");

  private static final Set<String> FILES = Set.of("FILE", "PATH");

  private final CommandSpec spec;

  private Verb(CommandSpec spec) {
    this.spec = spec;
  }

  /// A command that does something.
  public static Verb of(String name, String summary, Action action) {
    return of(name, summary, (Object) action);
  }

  /// A command that only holds others.
  public static Verb group(String name, String summary) {
    return of(name, summary, new Object());
  }

  private static Verb of(String name, String summary, Object does) {
    var spec = CommandSpec.wrapWithoutInspection(does);
    spec.name(name).usageMessage().description(summary).abbreviateSynopsis(true);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("says all this").build());
    return new Verb(spec);
  }

  /// Something that must be named, in its place.
  public Verb takes(String label, String what) {
    return positional(label, what, "1");
  }

  /// Something that may be named, in the last place.
  public Verb mayTake(String label, String what) {
    return positional(label, what, "0..1");
  }

  private Verb positional(String label, String what, String arity) {
    int index = spec.positionalParameters().size();
    spec.addPositional(
        PositionalParamSpec.builder()
            .index(Integer.toString(index))
            .arity(arity)
            .required(arity.equals("1"))
            .paramLabel(label)
            .type(type(label))
            .converters(Verb::asWritten)
            .description(what)
            .build());
    return this;
  }

  /// An option with a value.
  ///
  /// @param names such as `--limit` or `-f`, `--filename`
  public Verb option(String label, String what, String... names) {
    spec.addOption(valued(label, what, names).build());
    return this;
  }

  /// An option with a value that must be there.
  public Verb needs(String label, String what, String... names) {
    spec.addOption(valued(label, what, names).required(true).build());
    return this;
  }

  /// An option with one of a few values, which a shell offers.
  public Verb choice(String label, String what, List<String> values, String... names) {
    spec.addOption(valued(label, what, names).completionCandidates(values).build());
    return this;
  }

  /// An option without a value.
  public Verb flag(String what, String... names) {
    spec.addOption(OptionSpec.builder(names).type(boolean.class).description(what).build());
    return this;
  }

  /// An option that holds for this command and for all below it.
  public Verb everywhere(String label, String what, String... names) {
    return everywhere(label, what, List.of(), names);
  }

  /// The same, where a shell offers a few values.
  public Verb everywhere(String label, String what, List<String> values, String... names) {
    var option = valued(label, what, names).scopeType(CommandLine.ScopeType.INHERIT);
    spec.addOption((values.isEmpty() ? option : option.completionCandidates(values)).build());
    return this;
  }

  private static OptionSpec.Builder valued(String label, String what, String... names) {
    return OptionSpec.builder(names)
        .paramLabel(label)
        .type(type(label))
        .converters(Verb::asWritten)
        .description(what);
  }

  /// A shell offers files where a value is one.
  private static Class<?> type(String label) {
    return FILES.contains(label) ? File.class : String.class;
  }

  private static String asWritten(String value) {
    return value;
  }

  /// Something to say below everything else.
  public Verb footer(String... lines) {
    spec.usageMessage().footer(lines);
    return this;
  }

  /// Lets it say its version.
  public Verb version(String version) {
    spec.version(version);
    spec.addOption(
        OptionSpec.builder("--version").versionHelp(true).description("says which it is").build());
    return this;
  }

  /// Adds a command below this one.
  @CanIgnoreReturnValue
  public Verb with(Verb below) {
    spec.addSubcommand(below.spec.name(), below.spec);
    return this;
  }

  public CommandLine commandLine() {
    var commandLine = new CommandLine(spec);
    var sections = new HashMap<>(commandLine.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, Verb::ownOptions);
    return commandLine.setHelpSectionMap(sections);
  }

  /// What holds for all commands is told once, at the outermost.
  private static String ownOptions(CommandLine.Help help) {
    var own = help.commandSpec().options().stream().filter(option -> !option.inherited()).toList();
    var layout = help.createDefaultLayout();
    layout.addOptions(own, help.parameterLabelRenderer());
    return layout + (help.commandSpec().parent() == null ? "" : FURTHER);
  }
}
