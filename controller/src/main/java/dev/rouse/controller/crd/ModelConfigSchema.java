package dev.rouse.controller.crd;

import static dev.rouse.controller.schema.Schema.address;
import static dev.rouse.controller.schema.Schema.count;
import static dev.rouse.controller.schema.Schema.duration;
import static dev.rouse.controller.schema.Schema.list;
import static dev.rouse.controller.schema.Schema.money;
import static dev.rouse.controller.schema.Schema.number;
import static dev.rouse.controller.schema.Schema.object;
import static dev.rouse.controller.schema.Schema.prose;
import static dev.rouse.controller.schema.Schema.texts;
import static dev.rouse.controller.schema.Schema.whole;
import static dev.rouse.controller.schema.Schema.word;
import static dev.rouse.controller.schema.Schema.written;

import dev.rouse.controller.schema.Schema;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Defaults;
import dev.rouse.core.resource.NamespacesFrom;
import dev.rouse.core.resource.Provider;
import dev.rouse.core.resource.model.AllowedNamespaces;

/// A ModelConfig's fields.
final class ModelConfigSchema {
  private static final int MOST = 16;
  private static final int MOST_TOKENS = Integer.MAX_VALUE;
  private static final int HOTTEST = 2;

  private ModelConfigSchema() {}

  static Schema spec() {
    return object("Where the model is, how it is asked and what it costs")
        .field(
            "provider",
            word(
                    Provider.class,
                    "Whose wire format it speaks; OpenAI's is spoken by many others too")
                .defaultsTo(Defaults.PROVIDER))
        .required("model", written("The model's name, as the provider calls it"))
        .field("apiKeySecretRef", Parts.keyRef("The Secret's key with the API key"))
        .field("baseUrl", address("Where it is; the provider's own address if left out"))
        .field("parameters", parameters())
        .field("headers", list("More headers", MOST, Parts.namedValue().done()))
        .field("caBundle", Parts.source("Certificates to trust beside the usual ones, in PEM"))
        .field("timeout", duration("Of one call").defaultsTo(Defaults.MODEL_TIMEOUT))
        .field(
            "contextTokens",
            whole("Tokens that fit into one call", 1).defaultsTo(Defaults.CONTEXT_TOKENS))
        .field("price", price())
        .field(
            "fallbacks",
            list(
                "Asked in order when this one fails for good", MOST, Parts.farRef("A ModelConfig")))
        .field("allowedNamespaces", allowedNamespaces())
        .done();
  }

  private static Schema parameters() {
    return object("How it answers; what is left out is left to the provider")
        .field("temperature", range("Randomness, 0 to 2", HOTTEST))
        .field("maxOutputTokens", count("Tokens of one answer", 1, MOST_TOKENS))
        .field("topP", range("Share of the likeliest words, 0 to 1", 1))
        .field("stop", list("Texts that end the answer", MOST, prose("One text")))
        .field("seed", whole("For answers that repeat", Long.MIN_VALUE))
        .field("reasoningEffort", written("Such as low, medium or high"))
        .done();
  }

  private static Schema range(String description, int most) {
    return number(description).with("minimum", Json.of(0)).with("maximum", Json.of(most));
  }

  private static Schema price() {
    return object("What its tokens cost, for budgets in money")
        .field(
            "currency", prose("Three letters").pattern("^[A-Z]{3}$").defaultsTo(Defaults.CURRENCY))
        .required("inputPerMillion", money("A million tokens in, such as \"2.50\""))
        .field("cachedInputPerMillion", money("A million tokens in that were cached"))
        .required("outputPerMillion", money("A million tokens out"))
        .done();
  }

  private static Schema allowedNamespaces() {
    var expression =
        object("One requirement")
            .required("key", written("The label"))
            .required(
                "operator", word(AllowedNamespaces.Expression.Operator.class, "How it is compared"))
            .field("values", list("With what", MOST, prose("One value")))
            .done();
    var selector =
        object("The labels of the namespaces")
            .field("matchLabels", texts("Labels and their values"))
            .field("matchExpressions", list("Requirements", MOST, expression))
            .done();
    return object("From which namespaces Agents may use it, beside its own")
        .field(
            "from",
            word(NamespacesFrom.class, "None, every one, or those that the selector fits")
                .defaultsTo(Defaults.ALLOWED_NAMESPACES))
        .field("selector", selector)
        .rule(
            "selector",
            "(has(self.from) && self.from == 'Selector') == has(self.selector)",
            "is needed with `from: Selector`, and goes with that only")
        .done();
  }
}
