package dev.rouse.gateway.kafka.client;

import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Any of the Kafka client's own properties out of a mounted file, which is read again now and
/// then: a password that was changed there is used without a restart.
public final class MountedAccess implements KafkaAccess {
  private static final Logger LOG = LoggerFactory.getLogger(MountedAccess.class);
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final String FILE = "ROUSE_KAFKA_PROPERTIES_FILE";
  private static final String SERVERS = "ROUSE_KAFKA_BOOTSTRAP";

  private final Optional<Path> file;
  private final Map<String, String> told;
  private final LongSupplier nanos;
  private Map<String, String> read = Map.of();
  private long readAt;

  private MountedAccess(Optional<Path> file, Map<String, String> told, LongSupplier nanos) {
    this.file = file;
    this.told = told;
    this.nanos = nanos;
  }

  /// As a process's environment says: `ROUSE_KAFKA_BOOTSTRAP` and `ROUSE_KAFKA_PROPERTIES_FILE`.
  ///
  /// @throws BrokenRule where the file cannot be read
  public static KafkaAccess from(Map<String, String> environment) {
    var bootstrap = Optional.ofNullable(environment.get(SERVERS)).filter(text -> !text.isBlank());
    var file = Optional.ofNullable(environment.get(FILE)).filter(text -> !text.isBlank());
    if (bootstrap.isEmpty() && file.isEmpty()) {
      return NONE;
    }
    var told = bootstrap.map(servers -> Map.of(BOOTSTRAP, servers)).orElse(Map.of());
    return of(file.map(Path::of), told, System::nanoTime);
  }

  static MountedAccess of(Optional<Path> file, Map<String, String> told, LongSupplier nanos) {
    var access = new MountedAccess(file, told, nanos);
    try {
      access.read = access.read();
      access.readAt = nanos.getAsLong();
      return access;
    } catch (IOException unreadable) {
      throw new BrokenRule(FILE + " cannot be read: " + unreadable.getMessage());
    }
  }

  @Override
  public synchronized Optional<Map<String, String>> properties() {
    if (nanos.getAsLong() - readAt > KEPT.toNanos()) {
      readAt = nanos.getAsLong();
      try {
        read = read();
      } catch (IOException unreadable) {
        LOG.atWarn()
            .addKeyValue("problem", unreadable.toString())
            .log("Kafka's properties cannot be read again: they stay as they were");
      }
    }
    return Optional.of(read);
  }

  private Map<String, String> read() throws IOException {
    var all = new HashMap<String, String>();
    if (file.isPresent()) {
      var properties = new Properties();
      try (var in = Files.newBufferedReader(file.get())) {
        properties.load(in);
      } catch (IllegalArgumentException malformed) {
        throw new IOException(malformed.getMessage(), malformed);
      }
      properties.stringPropertyNames().forEach(name -> all.put(name, properties.getProperty(name)));
    }
    all.putAll(told);
    return Map.copyOf(all);
  }
}
