package dev.rouse.journal.database;

import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Where the journal is and how it is reached.
///
/// @param url `jdbc:postgresql://host:port/name`, or the same without `jdbc:`
/// @param sslMode PostgreSQL's own words: `disable`, `prefer`, `require`, `verify-ca`,
///   `verify-full`
/// @param rootCertificate a file with the authorities to believe
/// @param connections how many at most
/// @param pooled whether a transaction-mode pooler stands between: then nothing is prepared,
///   because the next statement may reach another server session
public record DatabaseSettings(
    String url,
    Optional<String> user,
    Optional<String> password,
    Optional<String> sslMode,
    Optional<String> rootCertificate,
    int connections,
    boolean pooled) {
  private static final String PREFIX = "ROUSE_DATABASE_";
  private static final int FEW = 4;
  private static final int MANY = 200;

  public DatabaseSettings {
    url =
        url.startsWith("postgres") ? "jdbc:" + url.replaceFirst("^postgres:", "postgresql:") : url;
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new BrokenRule(PREFIX + "URL is not jdbc:postgresql://host:port/database");
    }
    if (connections < 1 || connections > MANY) {
      throw new BrokenRule(PREFIX + "CONNECTIONS is not between 1 and " + MANY);
    }
  }

  /// A few connections without TLS: what tests and one machine need.
  public static DatabaseSettings plain(String url, String user, String password) {
    return new DatabaseSettings(
        url,
        Optional.of(user),
        Optional.of(password),
        Optional.empty(),
        Optional.empty(),
        FEW,
        false);
  }

  /// Reads `ROUSE_DATABASE_URL`, `_USER`, `_PASSWORD` or `_PASSWORD_FILE`, `_SSLMODE`, `_ROOTCERT`,
  /// `_CONNECTIONS` and `_POOLED`.
  ///
  /// @throws BrokenRule which names the variable
  public static DatabaseSettings from(Map<String, String> environment) {
    return new DatabaseSettings(
        given(environment, "URL").orElseThrow(() -> new BrokenRule(PREFIX + "URL is missing")),
        given(environment, "USER"),
        given(environment, "PASSWORD_FILE")
            .map(DatabaseSettings::content)
            .or(() -> given(environment, "PASSWORD")),
        given(environment, "SSLMODE"),
        given(environment, "ROOTCERT"),
        given(environment, "CONNECTIONS").map(DatabaseSettings::number).orElse(FEW),
        given(environment, "POOLED").map(DatabaseSettings::flag).orElse(false));
  }

  public DatabaseSettings withConnections(int most) {
    return new DatabaseSettings(url, user, password, sslMode, rootCertificate, most, pooled);
  }

  /// What the driver is told; the password is kept out of [#toString].
  Properties driver() {
    var told = new LinkedHashMap<String, String>();
    user.ifPresent(value -> told.put("user", value));
    password.ifPresent(value -> told.put("password", value));
    sslMode.ifPresent(value -> told.put("sslmode", value));
    rootCertificate.ifPresent(value -> told.put("sslrootcert", value));
    told.put("ApplicationName", "rouse");
    told.put("connectTimeout", "5");
    // A peer that is gone without a word must not hold a heartbeat longer than its owner may live.
    told.put("socketTimeout", "15");
    told.put("tcpKeepAlive", "true");
    // Saves a round trip at each connect, and a SET that a pooler would carry to others.
    told.put("assumeMinServerVersion", "15");
    if (pooled) {
      told.put("prepareThreshold", "0");
    }
    var properties = new Properties();
    told.forEach(properties::setProperty);
    return properties;
  }

  /// What the driver is told for a connection outside the pool, which somebody keeps: what it waits
  /// for (a migration, a notification) may take any time.
  public Properties patientDriver() {
    var told = driver();
    told.setProperty("socketTimeout", "0");
    return told;
  }

  @Override
  public String toString() {
    return "DatabaseSettings[url=" + url + ", user=" + user.orElse("") + "]";
  }

  private static Optional<String> given(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(PREFIX + name)).filter(value -> !value.isBlank());
  }

  private static String content(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException unreadable) {
      throw new BrokenRule(PREFIX + "PASSWORD_FILE cannot be read: " + unreadable);
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      throw new BrokenRule(PREFIX + "CONNECTIONS is no number");
    }
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BrokenRule(PREFIX + "POOLED is neither true nor false");
    };
  }
}
