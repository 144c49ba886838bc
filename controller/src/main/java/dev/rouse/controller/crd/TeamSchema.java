package dev.rouse.controller.crd;

import static dev.rouse.controller.schema.Schema.count;
import static dev.rouse.controller.schema.Schema.duration;
import static dev.rouse.controller.schema.Schema.label;
import static dev.rouse.controller.schema.Schema.list;
import static dev.rouse.controller.schema.Schema.listBy;
import static dev.rouse.controller.schema.Schema.object;
import static dev.rouse.controller.schema.Schema.open;
import static dev.rouse.controller.schema.Schema.prose;
import static dev.rouse.controller.schema.Schema.whole;
import static dev.rouse.controller.schema.Schema.word;
import static dev.rouse.controller.schema.Schema.words;
import static dev.rouse.controller.schema.Schema.written;

import dev.rouse.controller.schema.Schema;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.team.TeamType;
import java.util.List;

/// An AgentTeam's fields.
final class TeamSchema {
  private static final int MOST_AGENTS = 64;
  private static final int MOST_CONDITIONS = 16;
  private static final int MOST_MESSAGES = 1_000_000;
  private static final int MOST_REPLICAS = 1_000;
  private static final List<String> TERMINATIONS =
      List.of(
          "MaxMessage",
          "TextMention",
          "TokenUsage",
          "Handoff",
          "Timeout",
          "SourceMatch",
          "FunctionCall");

  private TeamSchema() {}

  static Schema spec() {
    return object("Agents that work on one task together. Checked whole; not yet run")
        .field("description", prose("For lists"))
        .required("teamType", word(TeamType.class, "How the turn is passed"))
        .required(
            "agents",
            listBy("name", "Agents of this namespace", MOST_AGENTS, Parts.ref("One agent"))
                .with("minItems", Json.of(1)))
        .field("modelConfigRef", Parts.farRef("The model that picks the next agent (Selector)"))
        .field("terminationCondition", termination())
        .field("triggers", Routes.triggers())
        .field("session", Limiting.session())
        .field("replyTo", Routes.replyTo())
        .field("limits", Limiting.limits())
        .field("budget", Limiting.budget())
        .field("scaling", Limiting.scaling())
        .field("replicas", count("The scale subresource's", 0, MOST_REPLICAS).defaultsTo(0))
        .done();
  }

  private static Schema termination() {
    return object("When the talk is over")
        .field("type", words(TERMINATIONS, "What ends it"))
        .field("any", nested("One of these ends it"))
        .field("all", nested("All of these together end it"))
        .field("maxMessages", count("MaxMessage: so many messages", 1, MOST_MESSAGES))
        .field("text", written("TextMention: this text was said"))
        .field(
            "sources",
            list("TextMention, SourceMatch: by these agents", MOST_AGENTS, label("One agent")))
        .field("maxTokens", whole("TokenUsage: so many tokens", 1))
        .field("target", label("Handoff: to this agent"))
        .field("after", duration("Timeout: after this time"))
        .field("name", label("FunctionCall: of this tool"))
        .exactlyOne("type", "any", "all")
        .done();
  }

  private static Schema nested(String description) {
    return list(description, MOST_CONDITIONS, open("One condition, as the one around it"));
  }
}
