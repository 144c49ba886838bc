package dev.rouse.scaler.stream;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The open calls of one method, by what each is about.
public final class Streams<K, T> {
  private final Map<K, List<Subscription<T>>> open = new ConcurrentHashMap<>();
  private volatile boolean over;

  /// Keeps a call open. `first` is asked for its first word after it is among the others, so that
  /// nothing is missed between.
  public void open(K about, StreamObserver<T> client, Supplier<Optional<T>> first) {
    var call = (ServerCallStreamObserver<T>) client;
    var subscription = new Subscription<>(call);
    call.setOnCancelHandler(() -> remove(about, subscription));
    add(about, subscription);
    first.get().ifPresent(subscription::begin);
    if (over) {
      subscription.end();
    }
  }

  /// Says it to all whom it concerns.
  public void say(K about, T value) {
    open.getOrDefault(about, List.of()).forEach(subscription -> subscription.say(value));
  }

  /// What there is anybody listening for.
  public Set<K> subjects() {
    return Set.copyOf(open.keySet());
  }

  /// How many calls are open.
  public long count() {
    return open.values().stream().mapToLong(List::size).sum();
  }

  /// Ends all calls, and those that come later at once.
  public void end() {
    over = true;
    open.values().stream().flatMap(List::stream).forEach(Subscription::end);
    open.clear();
  }

  private void add(K about, Subscription<T> subscription) {
    open.merge(
        about,
        List.of(subscription),
        (some, one) -> Stream.concat(some.stream(), one.stream()).toList());
  }

  private void remove(K about, Subscription<T> gone) {
    open.computeIfPresent(
        about,
        (_, all) -> {
          var rest = new ArrayList<>(all);
          rest.remove(gone);
          return rest.isEmpty() ? null : List.copyOf(rest);
        });
  }
}
