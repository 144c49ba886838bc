package dev.rouse.agent.tool.github;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The repositories that a tool may use; every one that its token reaches where none is named.
record Allowed(List<String> repositories) {
  private static final Pattern NAME = Pattern.compile("[\\w.-]+/[\\w.-]+");

  /// What would look elsewhere than the tool allows.
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?i)(^|[\\s(\"-])(repo|org|user|owner|enterprise):");

  /// The repository that a call means.
  String repository(Optional<String> asked) throws ToolFault {
    if (asked.isEmpty() && repositories.size() == 1) {
      return repositories.getFirst();
    }
    String name =
        asked
            .map(String::strip)
            .orElseThrow(() -> new ToolFault("`repository` is missing: " + choice()));
    if (!NAME.matcher(name).matches() || name.contains("..")) {
      throw new ToolFault("`" + name + "` is no repository: write it as owner/name");
    }
    if (!holds(name)) {
      throw new ToolFault("This tool may not use repository `" + name + "`: " + choice());
    }
    return name;
  }

  private boolean holds(String name) {
    return repositories.isEmpty() || repositories.stream().anyMatch(name::equalsIgnoreCase);
  }

  private String choice() {
    return repositories.isEmpty() ? "write it as owner/name" : "it may use " + repositories;
  }

  /// A search of these repositories only.
  String query(String asked) throws ToolFault {
    if (repositories.isEmpty()) {
      return asked;
    }
    if (ELSEWHERE.matcher(asked).find()) {
      throw new ToolFault(
          "Leave out where to search: this tool searches "
              + repositories
              + ", so the query must not say repo:, org: or user:");
    }
    return repositories.stream()
        .map(name -> "repo:" + name)
        .collect(Collectors.joining(" ", asked + " ", ""));
  }

  /// What of a search's results is in these repositories.
  Json only(Json found) {
    return found instanceof Json.Arr(var items)
        ? Json.array(items.stream().filter(item -> holds(of(item))).toList())
        : found;
  }

  /// Code says its repository, an issue only its address.
  private static String of(Json item) {
    String name = Shown.text(item, "repository.full_name");
    String address = Shown.text(item, "repository_url");
    int repos = address.toLowerCase(Locale.ROOT).indexOf("/repos/");
    return name.isEmpty() && repos >= 0 ? address.substring(repos + "/repos/".length()) : name;
  }
}
