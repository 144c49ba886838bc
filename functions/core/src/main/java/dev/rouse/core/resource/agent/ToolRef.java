package dev.rouse.core.resource.agent;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Approval;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.rule.Word;
import java.util.List;
import java.util.Optional;

/// A tool that an agent may use, and how it tightens it.
///
/// @param effect stricter than the tool's own, where the agent says one
/// @param only of a tool server, these; all where none is named
public record ToolRef(String name, Optional<Effect> effect, Approval approval, List<String> only) {
  public ToolRef {
    only = List.copyOf(only);
    Rules.of().dnsLabel("name", name).distinct("only", only).hold();
  }

  public static Optional<ToolRef> read(Fields in) {
    String name = in.requiredText("name");
    var effect = in.word("effect", Effect.class).optional();
    var approval = in.word("approval", Approval.class).or(Defaults.APPROVAL);
    var only = in.texts("only").or(List.of());
    return in.build(() -> new ToolRef(name, effect, approval, only));
  }

  public Json.Obj toJson() {
    return Json.object()
        .put("name", name)
        .maybeText("effect", effect.map(Word::of))
        .put("approval", Word.of(approval))
        .someTexts("only", only)
        .done();
  }
}
