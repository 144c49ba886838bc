package dev.rouse.core.limit;

import dev.rouse.core.journal.Spent;
import dev.rouse.core.resource.agent.Budget;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an agent may spend in one hour, day or month of the calendar, in UTC.
public record Window(
    String name, Instant from, Instant until, Optional<Long> tokens, Optional<BigDecimal> money) {

  /// The windows of a budget that `at` lies in.
  public static List<Window> of(Budget budget, Instant at) {
    var now = at.atZone(ZoneOffset.UTC);
    var windows = new ArrayList<Window>();
    budget.perHour().ifPresent(b -> windows.add(hour(now, b)));
    budget.perDay().ifPresent(b -> windows.add(day(now, b)));
    budget.perMonth().ifPresent(b -> windows.add(month(now, b)));
    return List.copyOf(windows);
  }

  /// Whether what was spent in this window leaves nothing.
  public boolean reachedBy(Spent spent) {
    return tokens.filter(most -> spent.tokens() >= most).isPresent()
        || money.filter(most -> spent.money().compareTo(most) >= 0).isPresent();
  }

  private static Window hour(ZonedDateTime now, Budget.Cap cap) {
    var from = now.truncatedTo(ChronoUnit.HOURS);
    return of("hour", from, from.plusHours(1), cap);
  }

  private static Window day(ZonedDateTime now, Budget.Cap cap) {
    var from = now.truncatedTo(ChronoUnit.DAYS);
    return of("day", from, from.plusDays(1), cap);
  }

  private static Window month(ZonedDateTime now, Budget.Cap cap) {
    var from = now.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    return of("month", from, from.plusMonths(1), cap);
  }

  private static Window of(String name, ZonedDateTime from, ZonedDateTime until, Budget.Cap cap) {
    return new Window(name, from.toInstant(), until.toInstant(), cap.tokens(), cap.money());
  }
}
