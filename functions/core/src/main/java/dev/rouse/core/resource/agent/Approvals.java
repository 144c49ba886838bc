package dev.rouse.core.resource.agent;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.OnDeadline;
import dev.rouse.core.resource.OnUnknown;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.rule.Word;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Who decides about an agent's calls, until when, and what holds if nobody does.
///
/// @param deciders empty: whoever may decide at all
public record Approvals(
    List<Decider> deciders, Duration deadline, OnDeadline onDeadline, OnUnknown onUnknown) {
  public Approvals {
    deciders = List.copyOf(deciders);
    Rules.of().positive("deadline", deadline).hold();
  }

  /// A person or a group of persons.
  public sealed interface Decider {

    record User(String name) implements Decider {
      public User {
        Rules.of().written("user", name).hold();
      }
    }

    record Group(String name) implements Decider {
      public Group {
        Rules.of().written("group", name).hold();
      }
    }

    static Optional<Decider> read(Fields in) {
      var decider =
          in.<Decider>oneOf()
              .or("user", in.text("user", User::new).optional())
              .or("group", in.text("group", Group::new).optional())
              .required();
      return in.build(decider::orElseThrow);
    }

    default Json.Obj toJson() {
      return switch (this) {
        case User(String name) -> Json.object().put("user", name).done();
        case Group(String name) -> Json.object().put("group", name).done();
      };
    }
  }

  public static Optional<Approvals> read(Fields in) {
    var deciders = in.parts("deciders", Decider::read).or(List.of());
    var deadline = in.duration("deadline").or(Defaults.APPROVAL_DEADLINE);
    var onDeadline = in.word("onDeadline", OnDeadline.class).or(Defaults.ON_DEADLINE);
    var onUnknown = in.word("onUnknown", OnUnknown.class).or(Defaults.ON_UNKNOWN);
    return in.build(() -> new Approvals(deciders, deadline, onDeadline, onUnknown));
  }

  public Json.Obj toJson() {
    return Json.object()
        .some("deciders", deciders.stream().map(Decider::toJson).toList())
        .put("deadline", DurationText.write(deadline))
        .put("onDeadline", Word.of(onDeadline))
        .put("onUnknown", Word.of(onUnknown))
        .done();
  }
}
