package dev.rouse.gateway.metrics;

import dev.rouse.core.journal.Spent;
import dev.rouse.core.task.AgentId;
import dev.rouse.journal.incident.Incidents;
import dev.rouse.journal.people.AgentFigures;
import dev.rouse.journal.people.EndedRuns;
import dev.rouse.journal.people.Figures;
import dev.rouse.journal.people.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// What the journal says of all agents. Totals begin with the hour in which this process began, so
/// that what is rolled up by the hour meanwhile is counted neither twice nor half.
public final class JournalFigures implements Source {
  private static final double NANOS = 1e9;

  private record Way(AgentId agent, Stage outcome) {}

  private record Ended(long runs, double seconds) {
    Ended and(Ended more) {
      return new Ended(runs + more.runs, seconds + more.seconds);
    }
  }

  private final Figures figures;
  private final Incidents incidents;
  private final InstantSource clock;
  private final Instant since;
  private final Map<Way, Ended> ended = new HashMap<>();
  private Instant countedUntil;

  public JournalFigures(Figures figures, Incidents incidents, InstantSource clock) {
    this.figures = figures;
    this.incidents = incidents;
    this.clock = clock;
    this.since = clock.instant().truncatedTo(ChronoUnit.HOURS);
    this.countedUntil = since;
  }

  @Override
  public synchronized void into(Exposition exposition) {
    var standing = figures.standing();
    count(exposition, standing);
    ages(exposition, standing);
    var held = exposition.gauge("rouse_incidents_held_back", "Alert groups held back by a storm.");
    incidents.heldBack().forEach(held::of);
    ended(exposition);
    spent(exposition, figures.spent(since));
  }

  private static void count(Exposition to, Map<AgentId, AgentFigures> standing) {
    gauge(to, standing, "rouse_runs_open", "Runs that have not ended.", AgentFigures::open);
    gauge(to, standing, "rouse_backlog", "Runs that could go on, or do.", AgentFigures::due);
    gauge(to, standing, "rouse_approvals_open", "Calls to be decided.", AgentFigures::asks);
    gauge(to, standing, "rouse_dead_letters", "Dead letters.", AgentFigures::letters);
    gauge(to, standing, "rouse_incidents_open", "Open incidents.", AgentFigures::incidents);
    gauge(
        to,
        standing,
        "rouse_deliveries_pending",
        "Events that have not arrived.",
        AgentFigures::undelivered);
  }

  private static void gauge(
      Exposition to,
      Map<AgentId, AgentFigures> standing,
      String name,
      String help,
      ToIntFunction<AgentFigures> figure) {
    var family = to.gauge(name, help);
    standing.forEach((agent, figures) -> family.of(agent, figure.applyAsInt(figures)));
  }

  private void ages(Exposition to, Map<AgentId, AgentFigures> standing) {
    var due = to.gauge("rouse_oldest_due_seconds", "For how long the oldest run has been due.");
    standing.forEach((agent, figures) -> due.of(agent, age(figures.oldestDue())));
    var delivery =
        to.gauge("rouse_oldest_delivery_seconds", "For how long the oldest event is on its way.");
    standing.forEach((agent, figures) -> delivery.of(agent, age(figures.oldestUndelivered())));
  }

  private double age(Optional<Instant> since) {
    return since
        .map(at -> Math.max(0, Duration.between(at, clock.instant()).toNanos() / NANOS))
        .orElse(0.0);
  }

  private void ended(Exposition to) {
    EndedRuns more = figures.ended(countedUntil);
    for (var count : more.counts()) {
      ended.merge(
          new Way(count.agent(), count.outcome()),
          new Ended(count.runs(), count.seconds()),
          Ended::and);
    }
    countedUntil = more.until();
    var runs = to.counter("rouse_runs_ended_total", "Runs that have ended, by outcome.");
    ended.forEach((way, sum) -> runs.of(way.agent(), "outcome", way.outcome().word(), sum.runs()));
    var seconds =
        to.counter("rouse_run_seconds_total", "Seconds from their acceptance to their ends.");
    ended.forEach(
        (way, sum) -> seconds.of(way.agent(), "outcome", way.outcome().word(), sum.seconds()));
  }

  private static void spent(Exposition to, Map<AgentId, Spent> spent) {
    var tokens = to.counter("rouse_tokens_total", "Tokens that models have counted.");
    spent.forEach((agent, sum) -> tokens.of(agent, sum.tokens()));
    var money =
        to.counter("rouse_money_total", "What models have cost, in their prices' currency.");
    spent.forEach((agent, sum) -> money.of(agent, sum.money()));
  }
}
