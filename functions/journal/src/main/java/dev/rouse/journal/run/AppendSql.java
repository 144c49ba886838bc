package dev.rouse.journal.run;

import dev.rouse.journal.database.Sql;
import dev.rouse.journal.stored.SessionLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The statement for each shape of append. Its first part moves the head or nothing; all others
/// hang on the row that it moved.
final class AppendSql {
  private static final Map<AppendShape, Sql> KNOWN = new ConcurrentHashMap<>();

  private static final String GO_ON =
      """
      with head as (
        update rouse.runs r
        set seq = r.seq + :steps, heard = :heard,
          attempts = case when :further then 0 else r.attempts end
        where r.namespace = :namespace and r.id = :run and r.epoch = :epoch and r.seq = :seq
          and r.owner is not null
        returning r.namespace, r.id, r.agent, r.seq, r.inputs
      )\
      """;

  private static final String GO_ON_HAVING_HEARD =
      GO_ON.replace("r.seq = :seq\n", "r.seq = :seq and r.inputs = :heard\n");

  private static final String SLEEP =
      """
      with head as (
        update rouse.runs r
        set seq = r.seq + :steps, heard = :heard, due = :due::timestamptz,
          attempts = case when :further then 0 else greatest(r.attempts - 1, 0) end,
          owner = null, incarnation = null, owned_at = null
        where r.namespace = :namespace and r.id = :run and r.epoch = :epoch and r.seq = :seq
          and r.owner is not null
          and r.inputs = :heard
        returning r.namespace, r.id, r.agent, r.seq, r.inputs
      )\
      """;

  private static final String END =
      """
      with head as (
        update rouse.runs r
        set seq = r.seq + :steps, heard = :heard, due = null, attempts = 0,
          owner = null, incarnation = null, owned_at = null,
          ended = :ended, ended_at = now()
        where r.namespace = :namespace and r.id = :run and r.epoch = :epoch and r.seq = :seq
          and r.owner is not null
          and r.inputs = :heard
        returning r.namespace, r.id, r.agent, r.seq, r.inputs, r.session
      )\
      """;

  private static final String STEPS =
      """
      , written as (
        insert into rouse.steps (namespace, run, seq, epoch, at, definition, body)
        select h.namespace, h.id, :seq + s.n, :epoch, s.at, s.definition, s.body::json
        from head h
        cross join unnest(:ats::timestamptz[], :definitions::text[], :bodies::text[])
          with ordinality as s(at, definition, body, n)
      )\
      """;

  private static final String ASKS =
      """
      , asked as (
        insert into rouse.asks (namespace, run, id, agent, seq, hash, deadline, body)
        select h.namespace, h.id, a.id, h.agent, a.seq, a.hash, a.deadline, a.body::json
        from head h
        cross join unnest(:asks::text[], :askSeqs::int[], :hashes::text[],
          :deadlines::timestamptz[], :askBodies::text[]) as a(id, seq, hash, deadline, body)
      )\
      """;

  private static final String DELIVERIES =
      """
      , sent as (
        insert into rouse.deliveries (namespace, id, run, agent, destination, event)
        select h.namespace, d.id, h.id, h.agent, d.destination::json, d.event::json
        from head h
        cross join unnest(:deliveries::text[], :destinations::text[], :events::text[])
          as d(id, destination, event)
        on conflict do nothing
      )\
      """;

  private static final String SPEND =
      """
      , spent as (
        insert into rouse.spend (namespace, run, seq, agent, at, tokens, money)
        select h.namespace, h.id, h.seq, h.agent, :spentAt::timestamptz, :tokens, :money
        from head h
      )\
      """;

  private static final String OTHERS =
      """
      , next as (
        update rouse.runs r set holds = true, due = now()
        from head h
        cross join lateral (
          select n.id
          from rouse.runs n
          where n.namespace = h.namespace and n.session = h.session and n.ended is null
            and n.id <> h.id
          order by n.place
          limit 1
        ) n
        where r.namespace = h.namespace and r.id = n.id
        returning r.namespace, r.agent
      ), parent as (
        update rouse.runs r
        set inputs = r.inputs + 1,
          due = case when r.holds and r.owner is null then least(coalesce(r.due, now()), now())
            else r.due end
        from head h
        join rouse.tasks t on t.namespace = h.namespace and t.id = h.id
        where r.namespace = t.namespace and r.id = t.parent_run and r.ended is null
          and not exists (
            select from rouse.inputs i
            where i.namespace = r.namespace and i.run = r.id
              and i.token = 'child-ended ' || t.parent_call)
        returning r.namespace, r.id, r.agent, r.inputs, t.parent_call, r.holds and r.owner is null
          as woken
      ), told as (
        insert into rouse.inputs (namespace, run, number, token, body)
        select p.namespace, p.id, p.inputs, 'child-ended ' || p.parent_call,
          json_build_object('kind', 'child-ended', 'call', p.parent_call,
            'outcome', :outcome::json)
        from parent p
      ), dead as (
        insert into rouse.dead_letters (namespace, id, agent, run, problem)
        select h.namespace, h.id, h.agent, h.id, :problem::json
        from head h
        where :problem::json is not null
        on conflict do nothing
      ), noted as (
        select pg_notify('rouse_due', w.namespace || '/' || w.agent)
        from (
          select namespace, agent from next
          union
          select namespace, agent from parent where woken
        ) w
      )
      select h.inputs, (select count(*) from noted) as noted from head h\
      """;

  /// Sessions before runs, runs by id; and what the end sees of both is newer than their locks.
  private static final String LOCKS =
      SessionLock.OF_RUN
          + """
          ;
          select 1
          from rouse.runs r
          where r.namespace = :namespace and r.id in (
            select :run
            union all
            select t.parent_run
            from rouse.tasks t
            where t.namespace = :namespace and t.id = :run and t.parent_run is not null
            union all
            select n.id
            from rouse.runs own
            cross join lateral (
              select n.id
              from rouse.runs n
              where n.namespace = own.namespace and n.session = own.session and n.ended is null
                and n.id <> own.id
              order by n.place
              limit 1
            ) n
            where own.namespace = :namespace and own.id = :run)
          order by r.id
          for no key update;
          """;

  private AppendSql() {}

  static Sql of(AppendShape shape) {
    return KNOWN.computeIfAbsent(shape, AppendSql::make);
  }

  private static Sql make(AppendShape shape) {
    var parts = new ArrayList<String>();
    switch (shape.ending()) {
      case GO_ON -> parts.add(GO_ON);
      case GO_ON_HAVING_HEARD -> parts.add(GO_ON_HAVING_HEARD);
      case SLEEP -> parts.add(SLEEP);
      case END -> {
        parts.add(LOCKS);
        parts.add(END);
      }
    }
    addIf(parts, shape.steps(), STEPS);
    addIf(parts, shape.asks(), ASKS);
    addIf(parts, shape.deliveries(), DELIVERIES);
    addIf(parts, shape.spend(), SPEND);
    parts.add(shape.ending() == AppendShape.Ending.END ? OTHERS : "select h.inputs from head h");
    return Sql.of(parts.toArray(String[]::new));
  }

  private static void addIf(List<String> parts, boolean wanted, String part) {
    if (wanted) {
      parts.add(part);
    }
  }
}
