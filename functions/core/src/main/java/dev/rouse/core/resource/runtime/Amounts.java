package dev.rouse.core.resource.runtime;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.rule.Rules;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Resources of a container, as Kubernetes counts them: `cpu: 50m`, `memory: 96Mi`.
public record Amounts(Map<String, String> requests, Map<String, String> limits) {
  private static final Pattern QUANTITY =
      Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,9})?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?");

  public Amounts {
    requests = Map.copyOf(requests);
    limits = Map.copyOf(limits);
    var rules = Rules.of();
    check(rules, "requests", requests);
    check(rules, "limits", limits);
    rules.hold();
  }

  private static void check(Rules rules, String field, Map<String, String> amounts) {
    amounts.forEach((name, amount) ->
        rules.that(
            QUANTITY.matcher(amount).matches(),
            field + "." + name,
            "must be a quantity such as `50m` or `96Mi`"));
  }

  static Optional<Amounts> read(Fields in) {
    var requests =
        in.textMap("requests")
            .or(Map.of("cpu", Defaults.REQUESTED_CPU, "memory", Defaults.REQUESTED_MEMORY));
    var limits = in.textMap("limits").or(Map.of("memory", Defaults.MEMORY_LIMIT));
    return in.build(() -> new Amounts(requests, limits));
  }

  Json.Obj toJson() {
    return Json.object()
        .put("requests", Json.texts(requests))
        .put("limits", Json.texts(limits))
        .done();
  }
}
