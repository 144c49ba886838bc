package dev.rouse.core.template;

import dev.rouse.core.json.Json;
import java.util.Optional;
import java.util.Set;

/// A CEL expression that holds or does not, over the fields of an object.
///
/// It is compiled when it is first asked, not when it is made: a definition out of the registry has
/// been checked before.
public record Condition(String expression) {

  public Judgement judge(Json.Obj scope) {
    return Cel.judge(expression, scope);
  }

  /// What is wrong with it, where it may refer to `names` only.
  public Optional<String> fault(Set<String> names) {
    return Cel.fault(expression, names);
  }

  @Override
  public String toString() {
    return expression;
  }
}
