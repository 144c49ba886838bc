package dev.rouse.agent.tool.github;

import dev.rouse.core.json.Json;
import java.util.List;
import java.util.function.Function;

/// What of GitHub's answers a model needs: a tenth of them.
final class Shown {
  private static final List<String> LINE =
      List.of(
          "number", "title", "state", "path", "html_url", "comments", "created_at", "updated_at");
  private static final List<String> ITEM =
      List.of(
          "number",
          "title",
          "state",
          "body",
          "html_url",
          "comments",
          "created_at",
          "closed_at",
          "merged",
          "mergeable_state",
          "additions",
          "deletions",
          "changed_files");

  private Shown() {}

  static String text(Json value, String path) {
    return value.at(path).orElse(Json.Null.VALUE) instanceof Json.Str(String text) ? text : "";
  }

  static Json each(Json found, Function<Json, Json> shown) {
    return found instanceof Json.Arr(var items)
        ? Json.array(items.stream().map(shown).toList())
        : shown.apply(found);
  }

  /// An issue, a pull request or a file in a list.
  static Json line(Json item) {
    return with(picked(item, LINE), item);
  }

  /// An issue or a pull request, whole.
  static Json item(Json item) {
    var shown = with(picked(item, ITEM), item);
    String from = text(item, "head.label");
    return from.isEmpty()
        ? shown
        : shown.with("from", Json.of(from)).with("to", Json.of(text(item, "base.label")));
  }

  static Json comment(Json comment) {
    return with(picked(comment, List.of("body", "created_at", "html_url")), comment);
  }

  static Json file(Json file) {
    return picked(file, List.of("filename", "status", "additions", "deletions", "patch"));
  }

  static Json entry(Json entry) {
    return picked(entry, List.of("type", "path", "size"));
  }

  private static Json.Obj with(Json.Obj shown, Json item) {
    String author = text(item, "user.login");
    var authored = author.isEmpty() ? shown : shown.with("author", Json.of(author));
    var labels = labels(item);
    return labels.isEmpty() ? authored : authored.with("labels", Json.array(labels));
  }

  private static List<Json> labels(Json item) {
    return item.at("labels").orElse(Json.Null.VALUE) instanceof Json.Arr(var labels)
        ? labels.stream().flatMap(label -> label.at("name").stream()).toList()
        : List.of();
  }

  private static Json.Obj picked(Json item, List<String> names) {
    var picked = Json.object();
    names.forEach(name ->
        item.at(name)
            .filter(value -> !(value instanceof Json.Null))
            .ifPresent(v -> picked.put(name, v)));
    return picked.done();
  }
}
