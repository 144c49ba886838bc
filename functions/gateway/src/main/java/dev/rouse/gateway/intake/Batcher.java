package dev.rouse.gateway.intake;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Gathers what comes in at the same time into one transaction.
///
/// Nothing waits on purpose: while one batch is being committed the next one gathers, so batches
/// grow with the load and a lone event is a batch of its own.
public final class Batcher implements AutoCloseable {
  private static final int MOST_WAITING = 20_000;
  private static final int MOST_IN_A_BATCH = 500;

  /// What one sender asks for, all or none.
  private record Wish(List<Offer> offers, CompletableFuture<List<Taken>> answer) {}

  private final Function<List<Offer>, List<Taken>> journal;
  private final BlockingQueue<Wish> wishes = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean closed;

  /// @param journal takes a batch in, all or none
  /// @param writers how many batches are on their way at once
  public Batcher(Function<List<Offer>, List<Taken>> journal, int writers) {
    this.journal = journal;
    for (int i = 0; i < writers; i++) {
      this.writers.add(Thread.ofVirtual().name("intake-" + i).start(this::write));
    }
  }

  /// Takes tasks in, all or none, and returns when they are durable.
  ///
  /// @throws JournalAway where they could not be stored, or where too many wait for that already
  public List<Taken> take(List<Offer> offers) throws InterruptedException {
    var wish = new Wish(List.copyOf(offers), new CompletableFuture<>());
    if (closed) {
      throw stops();
    }
    if (!wishes.offer(wish)) {
      throw new JournalAway("too much is waiting to be stored");
    }
    if (closed) {
      // It may have come after the last look: nobody else would answer it.
      wish.answer().completeExceptionally(stops());
    }
    return Answers.of(wish.answer());
  }

  /// How many senders wait for a batch to gather.
  int waiting() {
    return wishes.size();
  }

  private static JournalAway stops() {
    return new JournalAway("this gateway stops: send it to another");
  }

  private void write() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        store(gathered());
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Wish> gathered() throws InterruptedException {
    var batch = new ArrayList<Wish>();
    batch.add(wishes.take());
    wishes.drainTo(batch, MOST_IN_A_BATCH - 1);
    return batch;
  }

  private void store(List<Wish> batch) {
    try {
      var taken = journal.apply(batch.stream().flatMap(wish -> wish.offers().stream()).toList());
      int from = 0;
      for (var wish : batch) {
        int until = from + wish.offers().size();
        wish.answer().complete(List.copyOf(taken.subList(from, until)));
        from = until;
      }
    } catch (JournalAway away) {
      batch.forEach(wish -> wish.answer().completeExceptionally(away));
    } catch (RuntimeException fault) {
      apart(batch, fault);
    }
  }

  /// Something in the batch cannot be stored: only its sender is to hear of that.
  private void apart(List<Wish> batch, RuntimeException fault) {
    if (batch.size() == 1) {
      batch.getFirst().answer().completeExceptionally(fault);
    } else {
      batch.forEach(wish -> store(List.of(wish)));
    }
  }

  @Override
  public void close() {
    closed = true;
    writers.forEach(Thread::interrupt);
    var left = new ArrayList<Wish>();
    wishes.drainTo(left);
    left.forEach(wish -> wish.answer().completeExceptionally(stops()));
  }
}
