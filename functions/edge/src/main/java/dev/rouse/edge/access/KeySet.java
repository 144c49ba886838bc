package dev.rouse.edge.access;

import dev.rouse.core.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An issuer's keys, kept for a while. A key that is not among them has perhaps just been added:
/// they are read again, but not for every stranger's token, nor for everyone who waits while the
/// issuer is away.
public final class KeySet {
  private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Duration ASKED_AGAIN = Duration.ofSeconds(30);
  private static final Duration AWAY = Duration.ofSeconds(2);

  private final Source source;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private List<VerifyingKey> keys = List.of();
  private Optional<Long> read = Optional.empty();
  private Optional<IOException> away = Optional.empty();

  /// Where the keys are read.
  @FunctionalInterface
  public interface Source {

    /// The JSON Web Key Set as it stands.
    Json.Obj read() throws IOException, InterruptedException;
  }

  public KeySet(Source source, LongSupplier nanos) {
    this.source = source;
    this.nanos = nanos;
  }

  /// The key of this id. A token that names none may only mean the only key there is.
  Optional<VerifyingKey> find(Optional<String> id) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (olderThan(patience(id))) {
        readAgain();
      }
      if (keys.isEmpty() && away.isPresent()) {
        throw new IOException(away.get().getMessage(), away.get());
      }
      return among(id);
    } finally {
      lock.unlock();
    }
  }

  /// How old what was read may be, for a token of this key.
  private Duration patience(Optional<String> id) {
    if (keys.isEmpty() && away.isPresent()) {
      return AWAY;
    }
    return among(id).isPresent() ? KEPT : ASKED_AGAIN;
  }

  /// Keys that were read before hold where they cannot be read again.
  private void readAgain() throws InterruptedException {
    try {
      keys = keys(source.read());
      away = Optional.empty();
    } catch (IOException unreachable) {
      away = Optional.of(unreachable);
      LOG.atWarn()
          .addKeyValue("issuer", source)
          .addKeyValue("problem", unreachable.toString())
          .log("an issuer's keys cannot be read");
    }
    read = Optional.of(nanos.getAsLong());
  }

  private static List<VerifyingKey> keys(Json.Obj set) {
    return set.get("keys").orElse(Json.Null.VALUE) instanceof Json.Arr(var items)
        ? items.stream().flatMap(item -> VerifyingKey.read(item).stream()).toList()
        : List.of();
  }

  private Optional<VerifyingKey> among(Optional<String> id) {
    return id.isEmpty()
        ? Optional.of(keys).filter(all -> all.size() == 1).map(List::getFirst)
        : keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  private boolean olderThan(Duration age) {
    return read.isEmpty() || nanos.getAsLong() - read.get() > age.toNanos();
  }
}
