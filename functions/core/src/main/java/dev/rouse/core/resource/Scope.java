package dev.rouse.core.resource;

import java.util.Set;

/// The names that templates, conditions and session keys may begin a path with.
public final class Scope {

  /// The event's attributes and data; `event` holds it whole, extensions included. `alert` is the
  /// first alert of an incident's group, `alerts` are all of them, `incident` is the group.
  public static final Set<String> EVENT =
      Set.of(
          "id",
          "source",
          "type",
          "subject",
          "time",
          "datacontenttype",
          "data",
          "event",
          "alert",
          "alerts",
          "incident");

  private Scope() {}
}
