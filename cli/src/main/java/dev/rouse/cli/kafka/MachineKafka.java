package dev.rouse.cli.kafka;

import dev.rouse.core.definition.Definition;
import dev.rouse.gateway.kafka.client.KafkaAccess;
import dev.rouse.kafka.process.LocalKafka;
import dev.rouse.kafka.process.LocalKafka.Launch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/// What `up` knows of Kafka.
public final class MachineKafka implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Optional<String> given;
  private final Launch launch;
  private final Consumer<String> fault;
  private volatile Optional<LocalKafka> own = Optional.empty();
  private Optional<Thread> starting = Optional.empty();
  private Instant notBefore = Instant.MIN;

  /// @param given the user's own, as `host:port`
  /// @param launch how an embedded one is started
  /// @param fault is told why one does not start
  public MachineKafka(Optional<String> given, Launch launch, Consumer<String> fault) {
    this.given = given;
    this.launch = launch;
    this.fault = fault;
  }

  /// Where it is, once it is there.
  public Optional<String> bootstrap() {
    return given.or(() -> own.map(LocalKafka::bootstrap));
  }

  /// What the gateway is told.
  public KafkaAccess access() {
    return KafkaAccess.at(this::bootstrap);
  }

  /// Begins to start one where one of these agents names a topic; again where it has died.
  public synchronized void follow(Collection<Definition> agents) {
    boolean lives = own.map(LocalKafka::alive).orElse(false);
    boolean starts = starting.map(Thread::isAlive).orElse(false);
    if (given.isPresent() || lives || starts || Instant.now().isBefore(notBefore)) {
      return;
    }
    if (Topics.named(agents)) {
      notBefore = Instant.now().plus(AGAIN);
      starting = Optional.of(Thread.ofVirtual().name("kafka-start").start(this::start));
    }
  }

  /// Waits until one that is being started answers, or has failed to.
  public void await() throws InterruptedException {
    Optional<Thread> start;
    synchronized (this) {
      start = starting;
    }
    if (start.isPresent()) {
      start.get().join();
    }
  }

  /// On the port that the former one had: its clients look for it there.
  private void start() {
    try {
      var again = own.map(former -> launch.at(former.port())).orElse(launch);
      own = Optional.of(LocalKafka.start(again));
    } catch (IOException failed) {
      fault.accept(failed.getMessage() + "; --kafka host:port uses another one");
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    Optional<Thread> start;
    synchronized (this) {
      notBefore = Instant.MAX;
      start = starting;
    }
    start.ifPresent(Thread::interrupt);
    own.ifPresent(LocalKafka::close);
  }
}
