package dev.rouse.core.filter;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.filter.cesql.Cesql;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/// A filter of CloudEvents' Subscriptions API as Knative has it. An attribute that an event does
/// not have matches nothing.
public sealed interface EventFilter {
  /// Each of these attributes has this value.
  record Exact(Map<String, String> attributes) implements EventFilter {
    public Exact {
      attributes = checked(attributes);
    }
  }

  /// Each of these attributes begins with this.
  record Prefix(Map<String, String> attributes) implements EventFilter {
    public Prefix {
      attributes = checked(attributes);
    }
  }

  /// Each of these attributes ends with this.
  record Suffix(Map<String, String> attributes) implements EventFilter {
    public Suffix {
      attributes = checked(attributes);
    }
  }

  /// All of these match.
  record All(List<EventFilter> filters) implements EventFilter {
    public All {
      filters = checked(filters);
    }
  }

  /// One of these matches.
  record Any(List<EventFilter> filters) implements EventFilter {
    public Any {
      filters = checked(filters);
    }
  }

  /// This one does not match.
  record Not(EventFilter filter) implements EventFilter {}

  /// This expression is true.
  record Sql(Cesql expression) implements EventFilter {}

  /// Whether an event with these attributes, extensions included, concerns the agent.
  default boolean matches(Map<String, String> event) {
    return switch (this) {
      case Exact(var wanted) -> each(wanted, event, String::equals);
      case Prefix(var wanted) -> each(wanted, event, String::startsWith);
      case Suffix(var wanted) -> each(wanted, event, String::endsWith);
      case All(var filters) -> filters.stream().allMatch(filter -> filter.matches(event));
      case Any(var filters) -> filters.stream().anyMatch(filter -> filter.matches(event));
      case Not(var filter) -> !filter.matches(event);
      case Sql(var expression) -> expression.matches(event);
    };
  }

  private static boolean each(
      Map<String, String> wanted, Map<String, String> event, BiPredicate<String, String> test) {
    return wanted.entrySet().stream()
        .allMatch(attribute -> {
          String actual = event.get(attribute.getKey());
          return actual != null && test.test(actual, attribute.getValue());
        });
  }

  static Optional<EventFilter> read(Fields in) {
    var filter =
        in.<EventFilter>oneOf()
            .or("exact", in.textMap("exact").as(Exact::new).optional())
            .or("prefix", in.textMap("prefix").as(Prefix::new).optional())
            .or("suffix", in.textMap("suffix").as(Suffix::new).optional())
            .or("all", in.parts("all", EventFilter::read).as(All::new).optional())
            .or("any", in.parts("any", EventFilter::read).as(Any::new).optional())
            .or("not", in.part("not", EventFilter::read).optional().map(Not::new))
            .or("cesql", in.text("cesql", Cesql::parse).as(Sql::new).optional())
            .required();
    return in.build(filter::orElseThrow);
  }

  default Json.Obj toJson() {
    return switch (this) {
      case Exact(var attributes) -> dialect("exact", Json.texts(attributes));
      case Prefix(var attributes) -> dialect("prefix", Json.texts(attributes));
      case Suffix(var attributes) -> dialect("suffix", Json.texts(attributes));
      case All(var filters) -> dialect("all", Json.array(list(filters)));
      case Any(var filters) -> dialect("any", Json.array(list(filters)));
      case Not(var filter) -> dialect("not", filter.toJson());
      case Sql(var expression) -> dialect("cesql", Json.of(expression.text()));
    };
  }

  private static Json.Obj dialect(String name, Json value) {
    return Json.object().put(name, value).done();
  }

  private static List<Json.Obj> list(List<EventFilter> filters) {
    return filters.stream().map(EventFilter::toJson).toList();
  }

  private static Map<String, String> checked(Map<String, String> attributes) {
    var rules = Rules.of().that(!attributes.isEmpty(), "", "must name an attribute");
    attributes.forEach((name, value) ->
        rules
            .that(
                Pattern.matches("[a-z0-9]+", name),
                name,
                "is no attribute of an event: those are of a-z and 0-9")
            .that(!value.isEmpty(), name, "must not be empty"));
    rules.hold();
    return Map.copyOf(attributes);
  }

  private static List<EventFilter> checked(List<EventFilter> filters) {
    Rules.of().that(!filters.isEmpty(), "", "must hold a filter").hold();
    return List.copyOf(filters);
  }
}
