package dev.rouse.gateway.api;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds who answers a request: by its path's segments, of which `*` stands for any one, then by
/// its method.
public final class Routes {
  private static final int METHOD_NOT_ALLOWED = 405;

  /// Answers the requests of one route.
  @FunctionalInterface
  public interface Way {

    /// Answers one.
    ///
    /// @param given what stood in the places of the `*`
    Reply answer(Request request, Caller caller, List<String> given) throws InterruptedException;
  }

  private record Route(String method, List<String> segments, Way way) {

    /// What stands in the places of the `*`, where the path fits.
    Optional<List<String>> match(List<String> path) {
      if (path.size() != segments.size()) {
        return Optional.empty();
      }
      var given = new ArrayList<String>();
      for (int i = 0; i < path.size(); i++) {
        if (segments.get(i).equals("*")) {
          given.add(path.get(i));
        } else if (!segments.get(i).equals(path.get(i))) {
          return Optional.empty();
        }
      }
      return Optional.of(given);
    }
  }

  private final List<Route> routes = new ArrayList<>();

  /// Adds a route.
  ///
  /// @param path such as `/agents/*/*`
  public Routes on(String method, String path, Way way) {
    routes.add(new Route(method, segments(path), way));
    return this;
  }

  public Reply answer(Request request, Caller caller) throws InterruptedException {
    var path = segments(request.path());
    if (path.stream().anyMatch(segment -> segment.indexOf(0) >= 0)) {
      return nothing(request);
    }
    var methods = new TreeSet<String>();
    for (var route : routes) {
      var given = route.match(path);
      if (given.isPresent()) {
        if (route.method().equals(request.method())) {
          return route.way().answer(request, caller, given.get());
        }
        methods.add(route.method());
      }
    }
    return methods.isEmpty() ? nothing(request) : otherMethod(methods);
  }

  private static Reply nothing(Request request) {
    return Reply.problem(new Problem(Kind.NOT_FOUND, "there is nothing at " + request.path()));
  }

  private static Reply otherMethod(Set<String> methods) {
    String allowed = String.join(", ", methods);
    var refusal = Reply.problem(new Problem(Kind.MALFORMED, "this path takes " + allowed));
    return new Reply.Whole(METHOD_NOT_ALLOWED, refusal.headers(), refusal.body())
        .with("allow", allowed);
  }

  private static List<String> segments(String path) {
    var segments = new ArrayList<String>();
    for (String segment : path.split("/", -1)) {
      if (!segment.isEmpty()) {
        segments.add(decoded(segment));
      }
    }
    return segments;
  }

  /// What is no proper encoding is found nowhere.
  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return segment;
    }
  }
}
