package dev.rouse.journal.told;

import dev.rouse.core.journal.Delivery;
import dev.rouse.core.task.Task;
import dev.rouse.journal.database.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Puts events on their way out. One with a known id is there already.
final class Outbox {
  private static final Sql PUT =
      Sql.of(
          """
          insert into rouse.deliveries (namespace, id, run, agent, destination, event)
          select :namespace, o.id, :run, :agent, o.destination::json, o.event::json
          from unnest(:ids::text[], :destinations::text[], :events::text[])
            as o(id, destination, event)
          on conflict do nothing
          """);

  private Outbox() {}

  static void put(Connection connection, Task of, List<Delivery> deliveries) throws SQLException {
    if (deliveries.isEmpty()) {
      return;
    }
    PUT.on(connection)
        .set("namespace", of.agent().namespace())
        .set("run", of.id().value())
        .set("agent", of.agent().name())
        .set("ids", deliveries.stream().map(Delivery::id).toList())
        .set("destinations", deliveries.stream().map(Delivery::destination).toList())
        .set("events", deliveries.stream().map(delivery -> delivery.event().toJson()).toList())
        .run();
  }
}
