package dev.rouse.cli.resource;

import dev.rouse.cli.shown.Words;
import dev.rouse.core.json.Json;
import java.util.List;
import java.util.Optional;

/// What a resource's status says of itself.
record Conditions(List<Json.Obj> all) {
  Conditions {
    all = List.copyOf(all);
  }

  static Conditions of(Json.Obj resource) {
    return new Conditions(Words.objects(resource, "status.conditions"));
  }

  private Optional<Json.Obj> find(String type) {
    return all.stream().filter(condition -> Words.at(condition, "type").equals(type)).findFirst();
  }

  /// `True`, `False` or `Unknown`, which is also what nobody has said yet.
  String status(String type) {
    return find(type).map(condition -> Words.at(condition, "status")).orElse("Unknown");
  }

  String reason(String type) {
    return find(type).map(condition -> Words.at(condition, "reason")).orElse("");
  }

  String message(String type) {
    return find(type).map(condition -> Words.at(condition, "message")).orElse("");
  }
}
