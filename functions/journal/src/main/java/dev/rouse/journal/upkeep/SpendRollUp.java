package dev.rouse.journal.upkeep;

import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Sql;

/// Sums what agents spent by the hour. The hours are kept when the runs are long gone.
public final class SpendRollUp {

  /// What is spent comes in under its process's clock: the hour before this one may still grow.
  /// What comes later than that is added to its hour all the same.
  private static final Sql ROLL_UP =
      Sql.of(
          """
          with picked as (
            select s.namespace, s.run, s.seq
            from rouse.spend s
            where s.at < date_trunc('hour', now(), 'UTC') - interval '1 hour'
            limit :most
            for update skip locked
          ), gone as (
            delete from rouse.spend s
            using picked p
            where s.namespace = p.namespace and s.run = p.run and s.seq = p.seq
            returning s.namespace, s.agent, date_trunc('hour', s.at, 'UTC') as hour, s.tokens,
              s.money
          ), summed as (
            insert into rouse.spend_hours as h (namespace, agent, hour, tokens, money)
            select namespace, agent, hour, sum(tokens), sum(money)
            from gone
            group by namespace, agent, hour
            order by namespace, agent, hour
            on conflict (namespace, agent, hour) do update
            set tokens = h.tokens + excluded.tokens, money = h.money + excluded.money
          )
          select count(*) as n from gone
          """);

  private final Database database;

  public SpendRollUp(Database database) {
    this.database = database;
  }

  /// Rolls up at most so many; call again until there are none.
  public int rollUp(int most) {
    return database.once(connection ->
        ROLL_UP.on(connection).set("most", most).first(row -> row.number("n")).orElseThrow());
  }
}
