package dev.rouse.gateway.delivery;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import dev.rouse.core.task.Event;
import java.util.List;
import java.util.regex.Pattern;

/// An event as a message that is read on a phone: who says it, what it says, where to look on.
final class SlackText {
  private static final int LONGEST_SECTION = 2_900;
  private static final int LONGEST_HEADER = 140;
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\((https?://[^)\\s]+)\\)");

  private SlackText() {}

  static Json.Obj of(Event event) {
    var data = event.data().orElse(Json.Obj.EMPTY);
    String agent = text(data, "agent");
    String title = Text.shortened(agent + ": " + what(event), LONGEST_HEADER);
    String body = Text.shortened(mrkdwn(said(data)), LONGEST_SECTION);
    return Json.object()
        .put("text", title)
        .put(
            "blocks",
            Json.array(
                List.of(
                    block("header", "plain_text", title),
                    block("section", "mrkdwn", body.isEmpty() ? "(nothing)" : body),
                    context("run `" + text(data, "run") + "`"))))
        .done();
  }

  private static String what(Event event) {
    return switch (event.type()) {
      case "dev.rouse.run.completed" -> "done";
      case "dev.rouse.run.failed" -> "failed";
      case "dev.rouse.run.cancelled" -> "cancelled";
      case "dev.rouse.run.waiting" -> "waits";
      case "dev.rouse.approval.requested" -> "asks for an approval";
      default -> event.type();
    };
  }

  private static String said(Json data) {
    return data.at("text")
        .or(() -> data.at("problem.detail"))
        .or(() -> data.at("reason"))
        .map(SlackText::plain)
        .orElseGet(() -> approval(data));
  }

  private static String approval(Json data) {
    return data.at("tool")
        .map(tool ->
            "`%s` with `%s`\nid `%s`, until %s"
                .formatted(
                    plain(tool),
                    data.at("arguments").map(Json::write).orElse(""),
                    text(data, "approval"),
                    text(data, "deadline")))
        .orElse("");
  }

  private static String text(Json data, String path) {
    return data.at(path).map(SlackText::plain).orElse("");
  }

  private static String plain(Json json) {
    return json instanceof Json.Str(var text) ? text : json.write();
  }

  /// Slack's own dialect; what it would take for a mention or a link is only text.
  private static String mrkdwn(String markdown) {
    String escaped = markdown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String linked = LINK.matcher(escaped).replaceAll("<$2|$1>");
    String bold = BOLD.matcher(linked).replaceAll("*$1*");
    return HEADING.matcher(bold).replaceAll("*$1*");
  }

  private static Json.Obj block(String type, String dialect, String text) {
    return Json.object().put("type", type).put("text", words(dialect, text)).done();
  }

  private static Json.Obj context(String text) {
    return Json.object()
        .put("type", "context")
        .put("elements", Json.array(List.of(words("mrkdwn", text))))
        .done();
  }

  private static Json.Obj words(String dialect, String text) {
    return Json.object().put("type", dialect).put("text", text).done();
  }
}
