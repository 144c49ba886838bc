package dev.rouse.simulation.check;

import dev.rouse.core.journal.Claim;
import dev.rouse.core.journal.Process;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Ask;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.tool.ToolCall;
import dev.rouse.simulation.schedule.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When one process may begin which effect.
public final class EffectRules {
  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final int ALONE_FROM = 3;

  private final Books books;
  private final OwnerRules owners;
  private final Process process;
  private final Host host;
  private final double clockRate;
  private final Map<CallRef, Integer> begunOnce;
  private final List<RunRef> atWork = new ArrayList<>();
  private final Map<RunRef, Integer> attempts = new HashMap<>();
  private long leaseFrom;
  private Optional<Long> replaced = Optional.empty();

  /// A call of a run.
  public record CallRef(RunRef run, String call) {}

  /// The rules for one process.
  ///
  /// @param begunOnce how often each Once call was begun, by any process
  /// @param clockRate how fast the process's own clock runs
  public EffectRules(
      Watch watch, Process process, Host host, double clockRate, Map<CallRef, Integer> begunOnce) {
    this.books = watch.books();
    this.owners = watch.owners();
    this.process = process;
    this.host = host;
    this.clockRate = clockRate;
    this.begunOnce = begunOnce;
  }

  /// A heartbeat that was sent then was answered well.
  public void beat(long sent) {
    leaseFrom = sent;
  }

  /// The process has learned that another goes by its name.
  public void replaced(long now) {
    replaced = replaced.or(() -> Optional.of(now));
  }

  /// The process has learned that a run is its own.
  public void learned(Claim claim) {
    attempts.put(claim.task().ref(), claim.attempt());
    owners.learned(process, claim);
  }

  /// A tool is about to throw what no tool should.
  public void bugAhead(RunRef run) {
    owners.excuse(run);
  }

  public void modelBegins(long now) {
    leaseHeld(now, "asks a model");
  }

  public void toolBegins(ToolCall call, long now) {
    String what = "calls " + call.tool().name() + " (" + call.id() + " of " + call.run() + ")";
    leaseHeld(now, what);
    var found = books.find(call.run());
    books.require(found.isPresent(), Rule.INTENT_FIRST, () -> process + " " + what);
    found.ifPresent(book -> begins(book, call, what, now));
    atWork.add(call.run());
  }

  public void toolEnds(ToolCall call) {
    atWork.remove(call.run());
  }

  /// A process that stood still between its look at the clock and the call could not know.
  private void leaseHeld(long now, String what) {
    long lease = (long) (LEASE.toNanos() / clockRate);
    books.require(
        host.awakeBetween(leaseFrom + lease, now) <= 0,
        Rule.LEASE_HELD,
        () -> process + " " + what + " " + (now - leaseFrom) / 1_000_000 + " ms after its beat");
    books.require(
        replaced.isEmpty() || host.awakeBetween(replaced.get(), now) <= 0,
        Rule.LEASE_HELD,
        () -> process + " " + what + " though it was replaced");
  }

  private void begins(Book book, ToolCall call, String what, long now) {
    books.require(
        book.ownedBy(process) || couldNotKnow(book, now),
        Rule.OWNED,
        () -> process + " " + what + ", which is " + book.owner() + "'s");
    books.require(
        book.intended(call.id()), Rule.INTENT_FIRST, () -> process + " " + what + " of " + book);
    books.require(
        !book.ownedBy(process) || book.result(call.id()).isEmpty(),
        Rule.INTENT_FIRST,
        () -> process + " " + what + ", which has its result");
    if (call.tool().approvalRequired()) {
      approved(book, call, what);
    }
    if (call.effect() == Effect.ONCE) {
      once(book, call, what);
    }
    alone(book, what);
  }

  /// It stood still since it lost the run, or goes by a name that another has taken.
  private boolean couldNotKnow(Book book, long now) {
    long awake =
        book.lostBy(process)
            .map(
                lost -> host.awakeBetween(now - Duration.between(lost, books.now()).toNanos(), now))
            .orElse(0L);
    return awake <= 0 || !owners.current(process);
  }

  private void approved(Book book, ToolCall call, String what) {
    boolean allowed =
        book.allowed(call.id(), Ask.Why.APPROVAL).stream()
            .anyMatch(ask -> ask.arguments().equals(call.arguments()));
    books.require(allowed, Rule.APPROVED_FIRST, () -> process + " " + what);
  }

  private void once(Book book, ToolCall call, String what) {
    int begun = begunOnce.merge(new CallRef(call.run(), call.id()), 1, Integer::sum);
    int repeats = book.allowed(call.id(), Ask.Why.UNKNOWN_RESULT).size();
    books.require(
        begun <= 1 + repeats,
        Rule.ONCE_AT_MOST_ONCE,
        () -> process + " " + what + " for the " + begun + "th time");
  }

  private void alone(Book book, String what) {
    var run = book.offer.ref();
    var others =
        atWork.stream()
            .filter(other -> !other.equals(run))
            .filter(other -> dangerous(run) || dangerous(other))
            .toList();
    books.require(
        others.isEmpty() || !book.ownedBy(process),
        Rule.ALONE,
        () -> process + " " + what + " at attempt " + book.attempts + " beside " + others);
  }

  /// As far as the process knows.
  private boolean dangerous(RunRef run) {
    int counted = books.find(run).map(book -> book.attempts).orElse(0);
    return Math.min(counted, attempts.getOrDefault(run, 0)) >= ALONE_FROM;
  }
}
