package dev.rouse.gateway.program;

import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.http.Bounds;
import dev.rouse.edge.settings.Environment;
import dev.rouse.edge.settings.Letting;
import dev.rouse.edge.settings.Listening;
import dev.rouse.edge.tls.TlsFiles;
import dev.rouse.gateway.delivery.Addresses;
import dev.rouse.gateway.delivery.MountedSecrets;
import dev.rouse.gateway.delivery.SecretsOf;
import dev.rouse.gateway.delivery.Sinks;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import dev.rouse.gateway.kafka.client.MountedAccess;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.upkeep.Retention;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What a gateway is told.
///
/// @param tls without it, requests come in clear text
/// @param addresses where sinks that are named by reference are reached
/// @param sinks what holds for every event that is sent over HTTP
/// @param kafka where topics are read and written
/// @param retention how long what has ended is kept
/// @param perSecond how many requests one caller may send; 0 for any number
/// @param triggersShowTokens whether a trigger's address alone is not enough
/// @param parent the process to end with
public record Settings(
    Listening listening,
    Optional<TlsFiles> tls,
    DatabaseSettings database,
    Addresses addresses,
    Sinks sinks,
    SecretsOf secrets,
    KafkaAccess kafka,
    Duration retention,
    int perSecond,
    boolean triggersShowTokens,
    Optional<Long> parent) {
  static final String ALERTS = "/alerts";

  /// A storm's notification is large, and Alertmanager cannot send it in parts.
  private static final long ALERTS_BODY = 16L << 20;

  private static final int PER_SECOND = 10_000;
  private static final int MOST_PER_SECOND = 1_000_000;

  /// Reads them.
  ///
  /// @throws BrokenRule which names the variable
  public static Settings from(Map<String, String> variables) {
    var in = new Environment(variables);
    var listening = Listening.from(in);
    boolean triggersShowTokens = in.flag("ROUSE_TRIGGERS_SHOW_TOKENS", false);
    if (triggersShowTokens && listening.letting() instanceof Letting.Anyone) {
      throw new BrokenRule("ROUSE_TRIGGERS_SHOW_TOKENS needs ROUSE_OIDC_ISSUER");
    }
    return new Settings(
        listening.withBody(ALERTS, in.size("ROUSE_MAX_ALERTS_BODY", ALERTS_BODY)),
        TlsFiles.from(variables),
        DatabaseSettings.from(variables),
        Addresses.OF_A_CLUSTER,
        Sinks.from(in),
        new MountedSecrets(in.folder("ROUSE_SECRETS_DIR", "/etc/rouse/secrets")),
        MountedAccess.from(variables),
        in.duration("ROUSE_RETENTION", Retention.DEFAULT),
        in.number("ROUSE_PER_SECOND", PER_SECOND, 0, MOST_PER_SECOND),
        triggersShowTokens,
        in.process("ROUSE_PARENT"));
  }

  /// Those of one machine's own gateway, open to whoever reaches the address.
  public static Settings ofOneMachine(
      String address, int port, DatabaseSettings database, SecretsOf secrets) {
    var open = Letting.Anyone.OF_THIS_MACHINE;
    var listening = new Listening(address, port, Bounds.USUAL, open).withBody(ALERTS, ALERTS_BODY);
    return new Settings(
        listening,
        Optional.empty(),
        database,
        Addresses.OF_ONE_MACHINE,
        Sinks.PLAIN,
        secrets,
        KafkaAccess.NONE,
        Retention.DEFAULT,
        0,
        false,
        Optional.empty());
  }

  public Settings withTls(TlsFiles files) {
    return with(listening, Optional.of(files), kafka);
  }

  public Settings withKafka(KafkaAccess other) {
    return with(listening, tls, other);
  }

  public Settings withListening(Listening other) {
    return with(other, tls, kafka);
  }

  private Settings with(Listening where, Optional<TlsFiles> files, KafkaAccess topics) {
    return new Settings(
        where,
        files,
        database,
        addresses,
        sinks,
        secrets,
        topics,
        retention,
        perSecond,
        triggersShowTokens,
        parent);
  }
}
