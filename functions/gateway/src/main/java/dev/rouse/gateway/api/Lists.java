package dev.rouse.gateway.api;

import dev.rouse.core.json.Json;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.journal.listing.Listed;
import dev.rouse.journal.listing.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Lists as replies: a JSON array, and where the next page begins as a `Link`.
final class Lists {
  private Lists() {}

  static <T> Reply reply(Request request, Listed<T> listed, Function<T, Json.Obj> shown) {
    var reply = json(Json.array(listed.items().stream().map(shown).toList()));
    return listed.next().isPresent()
        ? reply.with("link", next(request, listed.next().get()))
        : reply;
  }

  static Reply.Whole json(Json body) {
    return Reply.of(200, "application/json", body.write());
  }

  private static String next(Request request, Place place) {
    String rest =
        Arrays.stream(request.query().split("&", -1))
            .filter(pair -> !pair.isEmpty() && !pair.startsWith("after="))
            .map(pair -> pair + "&")
            .collect(Collectors.joining());
    String after = URLEncoder.encode(place.toString(), StandardCharsets.UTF_8);
    return "<%s?%safter=%s>; rel=\"next\"".formatted(request.path(), rest, after);
  }
}
