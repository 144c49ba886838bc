package dev.rouse.cli.work;

import dev.rouse.cli.shown.Table;
import dev.rouse.cli.shown.Words;
import dev.rouse.core.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// The tables of what the gateway lists.
final class Rows {
  private final InstantSource clock;

  Rows(InstantSource clock) {
    this.clock = clock;
  }

  Table runs() {
    return Table.of()
        .column("RUN", "run")
        .column("AGENT", "agent")
        .column("STATE", "state")
        .column("STEPS", "steps")
        .column("EVENT", "event.type")
        .column("AGE", run -> age(run, "acceptedAt"))
        .wide("SUBJECT", "event.subject")
        .wide("SESSION", "session")
        .wide("ATTEMPTS", "attempts")
        .wide("OWNER", "owner")
        .wide("DUE", "due");
  }

  Table approvals() {
    return Table.of()
        .column("ID", "id")
        .column("AGENT", "agent")
        .column("STATE", "state")
        .column("TOOL", "tool")
        .column("ARGUMENTS", "arguments")
        .column("AGE", ask -> age(ask, "askedAt"))
        .wide("WHY", "why")
        .wide("DEADLINE", "deadline")
        .wide("DECIDERS", Rows::deciders)
        .wide("DECIDED BY", "decision.by");
  }

  private static String deciders(Json.Obj ask) {
    return ask.get("deciders").orElse(Json.array(List.of())) instanceof Json.Arr(var names)
        ? names.stream().map(name -> ((Json.Str) name).value()).collect(Collectors.joining(","))
        : "";
  }

  Table dead() {
    return Table.of()
        .column("ID", "id")
        .column("AGENT", "agent")
        .column("PROBLEM", "problem.title")
        .column("DETAIL", "problem.detail")
        .column("AGE", letter -> age(letter, "at"))
        .wide("RUN", "run");
  }

  private String age(Json.Obj row, String path) {
    return Words.age(Words.at(row, path), clock.instant());
  }
}
