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
        .column("RUN", run -> Words.at(run, "run"))
        .column("AGENT", run -> Words.at(run, "agent"))
        .column("STATE", run -> Words.at(run, "state"))
        .column("STEPS", run -> Words.at(run, "steps"))
        .column("EVENT", run -> Words.at(run, "event.type"))
        .column("AGE", run -> age(run, "acceptedAt"))
        .wide("SUBJECT", run -> Words.at(run, "event.subject"))
        .wide("SESSION", run -> Words.at(run, "session"))
        .wide("ATTEMPTS", run -> Words.at(run, "attempts"))
        .wide("OWNER", run -> Words.at(run, "owner"))
        .wide("DUE", run -> Words.at(run, "due"));
  }

  Table approvals() {
    return Table.of()
        .column("ID", ask -> Words.at(ask, "id"))
        .column("AGENT", ask -> Words.at(ask, "agent"))
        .column("STATE", ask -> Words.at(ask, "state"))
        .column("TOOL", ask -> Words.at(ask, "tool"))
        .column("ARGUMENTS", ask -> Words.at(ask, "arguments"))
        .column("AGE", ask -> age(ask, "askedAt"))
        .wide("WHY", ask -> Words.at(ask, "why"))
        .wide("DEADLINE", ask -> Words.at(ask, "deadline"))
        .wide("DECIDERS", Rows::deciders)
        .wide("DECIDED BY", ask -> Words.at(ask, "decision.by"));
  }

  private static String deciders(Json.Obj ask) {
    return ask.get("deciders").orElse(Json.array(List.of())) instanceof Json.Arr(var names)
        ? names.stream().map(name -> ((Json.Str) name).value()).collect(Collectors.joining(","))
        : "";
  }

  Table dead() {
    return Table.of()
        .column("ID", letter -> Words.at(letter, "id"))
        .column("AGENT", letter -> Words.at(letter, "agent"))
        .column("PROBLEM", letter -> Words.at(letter, "problem.title"))
        .column("DETAIL", letter -> Words.at(letter, "problem.detail"))
        .column("AGE", letter -> age(letter, "at"))
        .wide("RUN", letter -> Words.at(letter, "run"));
  }

  private String age(Json.Obj row, String path) {
    return Words.age(Words.at(row, path), clock.instant());
  }
}
