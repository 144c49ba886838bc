package dev.rouse.edge.log;

import dev.rouse.core.rule.BrokenRule;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// The provider. It is named by a system property, not found: so tests keep their own, and no jar
/// is searched when the program starts.
public final class JsonLogs implements SLF4JServiceProvider, ILoggerFactory {
  private static final String API = "2.0.99";

  /// Libraries talk more than anybody reads.
  private static final Level OTHERS = Level.WARN;

  /// It says again and again that a topic is not there yet, or Kafka is away, which the intake says
  /// once.
  private static final String CHATTERER = "org.apache.kafka.clients.NetworkClient";

  private static volatile Level level = Level.INFO;
  private static volatile About about = About.NOTHING;

  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private final IMarkerFactory markers = new BasicMarkerFactory();

  /// Makes this the program's log, before anything has asked for a logger.
  ///
  /// @param word `error`, `warn`, `info`, `debug` or `trace`
  /// @param subject says what each line is about
  /// @throws BrokenRule where it is none of them
  public static void use(String word, About subject) {
    try {
      level = Level.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new BrokenRule("ROUSE_LOG_LEVEL must be error, warn, info, debug or trace");
    }
    about = subject;
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty("slf4j.provider", JsonLogs.class.getName());
  }

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, JsonLogs::logger);
  }

  private static Logger logger(String name) {
    boolean ours = name.startsWith("dev.rouse.");
    boolean all = ours || level.toInt() <= Level.DEBUG.toInt();
    var least = name.equals(CHATTERER) ? Level.ERROR : OTHERS;
    return new JsonLogger(name, all || level.toInt() > least.toInt() ? level : least, about);
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return this;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return new NOPMDCAdapter();
  }

  @Override
  public String getRequestedApiVersion() {
    return API;
  }

  @Override
  public void initialize() {}
}
