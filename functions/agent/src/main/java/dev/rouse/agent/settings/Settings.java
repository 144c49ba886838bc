package dev.rouse.agent.settings;

import dev.rouse.agent.secret.MountedSecrets;
import dev.rouse.agent.tool.ToolSettings;
import dev.rouse.edge.settings.Environment;
import dev.rouse.edge.settings.Listening;
import dev.rouse.journal.database.DatabaseSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What this process was told.
///
/// @param gateway where others ask how a task stands
/// @param sink where outcomes go of an agent that names nowhere, as a SinkBinding says it
/// @param exporting where telemetry goes, where there is any
/// @param answerWithin how long a caller waits for an answer before it is told where to look for it
/// @param grace what a drain may take
/// @param parent the process to end with
public record Settings(
    Naming naming,
    Listening listening,
    DatabaseSettings database,
    Optional<URI> gateway,
    Optional<URI> sink,
    MountedSecrets secrets,
    ToolSettings tools,
    Optional<Exporting> exporting,
    Duration answerWithin,
    Duration grace,
    Optional<Long> parent) {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(570);
  private static final Duration GRACE = Duration.ofSeconds(25);

  /// Reads them.
  ///
  /// @throws IllegalArgumentException which names the variable
  public static Settings from(Map<String, String> variables) {
    var in = new Environment(variables);
    return new Settings(
        Naming.from(in),
        Listening.from(in),
        DatabaseSettings.from(variables),
        in.address("ROUSE_GATEWAY_URL"),
        in.address("K_SINK"),
        new MountedSecrets(
            in.folder("ROUSE_SECRETS_DIR", "/etc/rouse/secrets"),
            in.folder("ROUSE_CONFIGMAPS_DIR", "/etc/rouse/configmaps")),
        ToolSettings.from(variables),
        Exporting.from(in),
        in.duration("ROUSE_ANSWER_WITHIN", ANSWER_WITHIN),
        in.duration("ROUSE_GRACE", GRACE),
        in.process("ROUSE_PARENT"));
  }
}
