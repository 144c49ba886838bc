package dev.rouse.core.resource.model;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.Rules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// How a model is to answer; what is not said is left to the provider.
public record Sampling(
    Optional<BigDecimal> temperature,
    Optional<Integer> maxOutputTokens,
    Optional<BigDecimal> topP,
    List<String> stop,
    Optional<Long> seed,
    Optional<String> reasoningEffort) {
  private static final BigDecimal HOTTEST = BigDecimal.TWO;

  public Sampling {
    stop = List.copyOf(stop);
    Rules.of()
        .that(within(temperature, HOTTEST), "temperature", "must be within 0 to 2")
        .atLeast(1, "maxOutputTokens", maxOutputTokens.orElse(1))
        .that(within(topP, BigDecimal.ONE), "topP", "must be within 0 to 1")
        .written("reasoningEffort", reasoningEffort.orElse("unsaid"))
        .hold();
  }

  private static boolean within(Optional<BigDecimal> value, BigDecimal most) {
    return value.stream().allMatch(v -> v.signum() >= 0 && v.compareTo(most) <= 0);
  }

  public static Optional<Sampling> read(Fields in) {
    var temperature = in.decimal("temperature").optional();
    var maxOutputTokens = in.count("maxOutputTokens").optional();
    var topP = in.decimal("topP").optional();
    var stop = in.texts("stop").or(List.of());
    var seed = in.whole("seed").optional();
    var effort = in.text("reasoningEffort").optional();
    return in.build(() -> new Sampling(temperature, maxOutputTokens, topP, stop, seed, effort));
  }

  public Json.Obj toJson() {
    return Json.object()
        .maybe("temperature", temperature.map(Json.Num::new))
        .maybe("maxOutputTokens", maxOutputTokens.map(Json::of))
        .maybe("topP", topP.map(Json.Num::new))
        .someTexts("stop", stop)
        .maybe("seed", seed.map(Json::of))
        .maybeText("reasoningEffort", reasoningEffort)
        .done();
  }
}
