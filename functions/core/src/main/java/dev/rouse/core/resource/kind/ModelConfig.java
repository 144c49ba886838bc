package dev.rouse.core.resource.kind;

import dev.rouse.core.binding.Fields;
import dev.rouse.core.json.Json;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.HttpAddress;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.NamedValue;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.resource.Ref;
import dev.rouse.core.resource.Value;
import dev.rouse.core.resource.model.AllowedNamespaces;
import dev.rouse.core.resource.model.Price;
import dev.rouse.core.resource.model.Sampling;
import dev.rouse.core.rule.Rules;
import dev.rouse.core.rule.Word;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A model: where it is, how it is asked and what it costs.
///
/// @param baseUrl the provider's own where it says none
/// @param caBundle certificates to trust beside the usual ones
/// @param timeout of one call
/// @param contextTokens what fits into one call
/// @param fallbacks tried in order when this one fails for good
public record ModelConfig(
    Metadata metadata,
    Provider provider,
    String model,
    Optional<KeyRef> apiKeySecretRef,
    Optional<URI> baseUrl,
    Sampling parameters,
    List<NamedValue> headers,
    Optional<Value> caBundle,
    Duration timeout,
    long contextTokens,
    Optional<Price> price,
    List<Ref> fallbacks,
    AllowedNamespaces allowedNamespaces)
    implements Resource {
  public ModelConfig {
    headers = List.copyOf(headers);
    fallbacks = List.copyOf(fallbacks);
    var rules =
        Rules.of()
            .written("spec.model", model)
            .positive("spec.timeout", timeout)
            .atLeast(1, "spec.contextTokens", contextTokens)
            .distinct("spec.fallbacks", fallbacks.stream().map(Ref::name).toList());
    baseUrl.ifPresent(url -> rules.web("spec.baseUrl", url));
    rules.hold();
  }

  /// The same model config under its name alone.
  public ModelConfig bare() {
    return new ModelConfig(
        metadata.bare(),
        provider,
        model,
        apiKeySecretRef,
        baseUrl,
        parameters,
        headers,
        caBundle,
        timeout,
        contextTokens,
        price,
        fallbacks,
        allowedNamespaces);
  }

  static Optional<Resource> read(Fields in, Metadata metadata) {
    var spec = in.section("spec");
    var provider = spec.word("provider", Provider.class).or(Defaults.PROVIDER);
    String model = spec.requiredText("model");
    var apiKey = spec.part("apiKeySecretRef", KeyRef::read).optional();
    var baseUrl = spec.text("baseUrl", HttpAddress::parse).optional();
    var parameters = spec.group("parameters", Sampling::read);
    var headers = spec.parts("headers", NamedValue::read).or(List.of());
    var caBundle = spec.part("caBundle", Value::readSource).optional();
    var timeout = spec.duration("timeout").or(Defaults.MODEL_TIMEOUT);
    long contextTokens = spec.whole("contextTokens").or(Defaults.CONTEXT_TOKENS);
    var price = spec.part("price", Price::read).optional();
    var fallbacks = spec.parts("fallbacks", Ref::read).or(List.of());
    var allowed = spec.group("allowedNamespaces", AllowedNamespaces::read);
    return in.build(() ->
        new ModelConfig(
            metadata,
            provider,
            model,
            apiKey,
            baseUrl,
            parameters,
            headers,
            caBundle,
            timeout,
            contextTokens,
            price,
            fallbacks,
            allowed));
  }

  @Override
  public Json.Obj spec() {
    return Json.object()
        .put("provider", Word.of(provider))
        .put("model", model)
        .maybe("apiKeySecretRef", apiKeySecretRef.map(KeyRef::toJson))
        .maybeText("baseUrl", baseUrl.map(URI::toString))
        .put("parameters", parameters.toJson())
        .some("headers", headers.stream().map(NamedValue::toJson).toList())
        .maybe("caBundle", caBundle.map(Value::source))
        .put("timeout", DurationText.write(timeout))
        .put("contextTokens", contextTokens)
        .maybe("price", price.map(Price::toJson))
        .some("fallbacks", fallbacks.stream().map(Ref::toJson).toList())
        .put("allowedNamespaces", allowedNamespaces.toJson())
        .done();
  }
}
