package dev.rouse.controller.standin;

import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import java.util.Arrays;
import java.util.Optional;

/// A request as the API server's authorisation sees it.
///
/// @param name empty for a collection
/// @param part a subresource; empty for the object itself
public record Call(String verb, Kind kind, String namespace, String name, String part) {

  /// What a request asks; nothing where it is about no kind that is known.
  static Optional<Call> of(String method, String path, boolean watch) {
    var words = Arrays.asList(path.substring(1).split("/", -1));
    boolean core = words.getFirst().equals("api");
    int at = core ? 2 : 3;
    String group = core ? "" : words.get(1);
    String namespace = "";
    if (words.size() > at + 2 && words.get(at).equals("namespaces")) {
      namespace = words.get(at + 1);
      at += 2;
    }
    if (words.size() <= at) {
      return Optional.empty();
    }
    String plural = words.get(at);
    String name = words.size() > at + 1 ? words.get(at + 1) : "";
    String part = words.size() > at + 2 ? words.get(at + 2) : "";
    String verb = verb(method, name.isEmpty(), watch);
    String where = namespace;
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.group().equals(group) && kind.plural().equals(plural))
        .findFirst()
        .map(kind -> new Call(verb, kind, where, name, part));
  }

  private static String verb(String method, boolean collection, boolean watch) {
    return switch (method) {
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> "delete";
      default -> watch ? "watch" : collection ? "list" : "get";
    };
  }

  Key key() {
    return new Key(kind, namespace, name);
  }

  public boolean writes() {
    return !verb.equals("get") && !verb.equals("list") && !verb.equals("watch");
  }
}
