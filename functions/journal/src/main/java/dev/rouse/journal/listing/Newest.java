package dev.rouse.journal.listing;

import dev.rouse.core.task.AgentId;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.Reader;
import dev.rouse.journal.database.Row;
import dev.rouse.journal.database.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A query for what came in last. Each namespace is asked for its own newest, by its own index, so
/// that a quiet one is not searched for among all that a busy one has.
///
/// @param table the table that each line is a row of
/// @param alias its name in the other parts
/// @param columns of the inner query, for the reader and for `late`
/// @param joins what else the inner query reads
/// @param at when a line came in
/// @param key what tells lines apart that came in at the same time
/// @param late columns that are made for the lines of the page alone, of `p`
/// @param lateJoins what these are made from
public record Newest<T>(
    String table,
    String alias,
    String columns,
    String joins,
    String at,
    String key,
    String late,
    String lateJoins,
    Reader<T> reader) {

  private record Line<T>(T item, Place place) {}

  /// One page.
  ///
  /// @param conditions on the lines, with named parameters
  /// @param values of these parameters
  public Listed<T> page(
      Database database, Scope scope, List<String> conditions, Map<String, ?> values, Page page) {
    if (scope.isEmpty()) {
      return Listed.nothing();
    }
    var sql = Sql.of(spaces(scope), select(scope, conditions, page));
    List<Line<T>> lines =
        database.once(connection -> {
          var call = sql.on(connection).set("most", page.limit() + 1);
          values.forEach(call::set);
          call.set("namespaces", scope.namespaces().map(List::copyOf))
              .set("namespace", scope.agent().map(AgentId::namespace))
              .set("agent", scope.agent().map(AgentId::name))
              .set("placeAt", page.after().map(Place::at))
              .set("placeKey", page.after().map(Place::key));
          return call.list(this::line);
        });
    return listed(lines, page.limit());
  }

  private static <T> Listed<T> listed(List<Line<T>> lines, int limit) {
    boolean more = lines.size() > limit;
    var shown = more ? lines.subList(0, limit) : lines;
    return new Listed<>(
        shown.stream().map(Line::item).toList(),
        more ? Optional.of(shown.getLast().place()) : Optional.empty());
  }

  private Line<T> line(Row row) throws SQLException {
    return new Line<>(reader.read(row), new Place(row.instant("place_at"), row.text("place_key")));
  }

  private String spaces(Scope scope) {
    if (scope.agent().isPresent()) {
      return "with spaces as (select :namespace::text as namespace)";
    }
    return scope.namespaces().isPresent()
        ? "with spaces as (select unnest(:namespaces::text[]) as namespace)"
        : everySpace();
  }

  /// From one namespace to the next by the index, without reading what is in them.
  private String everySpace() {
    return """
    with recursive spaces as (
      (select namespace from %1$s order by namespace limit 1)
      union all
      select (
        select n.namespace from %1$s n where n.namespace > s.namespace
        order by n.namespace limit 1)
      from spaces s
      where s.namespace is not null
    )\
    """
        .formatted(table);
  }

  private String select(Scope scope, List<String> conditions, Page page) {
    var all = new ArrayList<String>();
    all.add(alias + ".namespace = s.namespace");
    if (scope.agent().isPresent()) {
      all.add(alias + ".agent = :agent");
    }
    if (page.after().isPresent()) {
      all.add("(%s, %s) < (:placeAt::timestamptz, :placeKey)".formatted(at, key));
    }
    all.addAll(conditions);
    return """
    select p.*%1$s
    from (
      select l.*
      from spaces s
      cross join lateral (
        select %2$s, %3$s as place_at, %4$s as place_key
        from %5$s %6$s %7$s
        where %8$s
        order by %3$s desc, %4$s desc
        limit :most
      ) l
      order by l.place_at desc, l.place_key desc
      limit :most
    ) p %9$s
    order by p.place_at desc, p.place_key desc
    """
        .formatted(
            late.isEmpty() ? "" : ", " + late,
            columns,
            at,
            key,
            table,
            alias,
            joins,
            String.join(" and ", all),
            lateJoins);
  }
}
