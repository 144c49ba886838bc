package dev.rouse.journal.incident;

import dev.rouse.core.incident.Change;
import dev.rouse.core.incident.Incident;
import dev.rouse.core.incident.Situation;
import dev.rouse.core.incident.Storm;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.Offer;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import dev.rouse.journal.listing.Listed;
import dev.rouse.journal.listing.Newest;
import dev.rouse.journal.listing.Page;
import dev.rouse.journal.listing.Scope;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Incidents: changed one at a time, listed for people, and looked at when their time is up.
public final class Incidents {
  private static final Newest<IncidentView> NEWEST =
      new Newest<>(
          "rouse.incidents",
          "i",
          "i.namespace, i.agent, i.group_key, i.body, i.changed_at",
          "",
          "i.opened_at",
          "(i.agent || '/' || i.id)",
          "",
          "",
          Incidents::view);

  private static final Sql DUE =
      Sql.of(
          """
          select i.namespace, i.agent, i.group_key
          from rouse.incidents i
          where i.due <= now()
          order by i.due
          limit :most
          """);

  private static final Sql STORMS_DUE =
      Sql.of(
          """
          select s.namespace, s.agent
          from rouse.storms s
          where s.due <= now()
          order by s.due
          limit :most
          """);

  private static final Sql HELD =
      Sql.of(
          """
          select s.namespace, s.agent, coalesce((s.body ->> 'more')::int, 0)
            + (select count(*) from json_object_keys(s.body -> 'held'))::int as held
          from rouse.storms s
          where s.due is not null
          """);

  private record Held(AgentId agent, int groups) {}

  private final Database database;

  public Incidents(Database database) {
    this.database = database;
  }

  /// Decides about one incident while nobody else can, and stores what was decided with the task,
  /// the inputs and the cancellation that follow from it, in one transaction.
  ///
  /// @param decide may be asked again after a collision, with what holds then
  /// @param offer makes the task of an event that begins a run
  public Changed change(
      IncidentRef incident, Function<Situation, Change> decide, Function<Event, Offer> offer) {
    return database.atomically(
        connection -> new Changing(connection, incident).change(decide, offer));
  }

  /// Tells an agent of what a storm holds back, if it is time.
  ///
  /// @param offer makes the task
  /// @return whether there was anything to tell
  public boolean endStorm(AgentId agent, Function<Event, Offer> offer) {
    return database.atomically(connection -> new Storms(connection, agent).end(offer));
  }

  /// Those to look at though nothing is heard of them. Several may look at the same: the lock and
  /// the state under it say what is left to do.
  public List<IncidentRef> due(int most) {
    return database.once(connection -> DUE.on(connection).set("most", most).list(Incidents::ref));
  }

  /// The agents that are to be told of what is held back.
  public List<AgentId> stormsDue(int most) {
    return database.once(connection ->
        STORMS_DUE
            .on(connection)
            .set("most", most)
            .list(row -> new AgentId(row.text("namespace"), row.text("agent"))));
  }

  /// The ones that were opened last.
  ///
  /// @param open only open ones, or only closed ones; empty: all
  public Listed<IncidentView> list(Scope scope, Optional<Boolean> open, Page page) {
    return NEWEST.page(
        database,
        scope,
        open.isPresent() ? List.of("i.open = :open") : List.of(),
        open.isPresent() ? Map.of("open", open.get()) : Map.of(),
        page);
  }

  /// What an agent's storm is like, for people.
  public Storm storm(AgentId agent) {
    return database.once(connection -> new Storms(connection, agent).read());
  }

  /// How many groups each agent's storm holds back now.
  public Map<AgentId, Integer> heldBack() {
    List<Held> held = database.once(connection -> HELD.on(connection).list(Incidents::held));
    return held.stream().collect(Collectors.toMap(Held::agent, Held::groups));
  }

  private static Held held(Row row) throws SQLException {
    return new Held(new AgentId(row.text("namespace"), row.text("agent")), row.number("held"));
  }

  private static IncidentRef ref(Row row) throws SQLException {
    return new IncidentRef(
        new AgentId(row.text("namespace"), row.text("agent")), row.text("group_key"));
  }

  private static IncidentView view(Row row) throws SQLException {
    return new IncidentView(
        ref(row), Incident.fromJson(row.object("body")), row.instant("changed_at"));
  }
}
