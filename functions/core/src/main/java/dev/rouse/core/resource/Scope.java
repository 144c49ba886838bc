package dev.rouse.core.resource;

import dev.rouse.core.binding.Field;
import dev.rouse.core.binding.Fields;
import dev.rouse.core.rule.Nearest;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.template.Path;
import dev.rouse.core.template.Template;
import java.util.Collection;
import java.util.Set;

/// The names that templates, conditions and session keys may begin a path with.
public final class Scope {

  /// The event's attributes and data; `event` holds it whole, extensions included. Of alerts,
  /// `alert` is the first one.
  public static final Set<String> EVENT =
      Set.of("id", "source", "type", "subject", "time", "data", "event", "alert");

  private static final String ATTRIBUTES = " (an event's other attributes are `event.NAME`)";

  private Scope() {}

  /// A template whose paths begin at `names`.
  public static Field<Template> template(Fields in, String field, Collection<String> names) {
    return in.text(field)
        .as(text -> {
          var template = Template.parse(text);
          if (in.written()) {
            check(template.roots(), names);
          }
          return template;
        });
  }

  /// A path into the event.
  public static Path path(String text) {
    var path = new Path(text);
    check(Set.of(path.root()), EVENT);
    return path;
  }

  /// Refuses what begins at none of `names`.
  public static void check(Collection<String> roots, Collection<String> names) {
    var rules = Rules.of();
    roots.forEach(root -> rules.that(names.contains(root), "", unknown(root, names)));
    rules.hold();
  }

  private static String unknown(String root, Collection<String> names) {
    String hint =
        Nearest.to(root, names)
            .map(near -> "; did you mean `" + near + "`?")
            .orElse(names.contains("event") ? ATTRIBUTES : "");
    return "`" + root + "` is nothing that is known here" + hint;
  }
}
