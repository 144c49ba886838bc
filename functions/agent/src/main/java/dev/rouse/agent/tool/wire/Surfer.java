package dev.rouse.agent.tool.wire;

import dev.rouse.agent.tool.work.ToolFault;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Follows redirects of what only reads, a few, each under the same rules as the first address.
public final class Surfer {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final int MOST = 5;

  private final Wire wire;
  private final Gate gate;

  /// What an address must pass.
  @FunctionalInterface
  public interface Gate {
    Reach reach(URI uri) throws ToolFault;
  }

  public Surfer(Wire wire, Gate gate) {
    this.wire = wire;
    this.gate = gate;
  }

  public Response send(Request request) throws IOException, ToolFault {
    var here = request;
    for (int hops = 0; hops <= MOST; hops++) {
      var response = wire.send(here, gate.reach(here.uri()));
      var next = target(here, response);
      if (next.isEmpty()) {
        return response;
      }
      response.close();
      here = here.movedTo(next.get());
    }
    throw new ToolFault("`" + request.uri().getHost() + "` redirects more than " + MOST + " times");
  }

  private static Optional<URI> target(Request request, Response response)
      throws IOException, ToolFault {
    if (!request.isSafe() || !REDIRECTS.contains(response.status())) {
      return Optional.empty();
    }
    var location = response.header("Location");
    try {
      return location.map(request.uri()::resolve);
    } catch (IllegalArgumentException malformed) {
      response.close();
      throw new ToolFault("`" + request.uri().getHost() + "` redirects to what is no address");
    }
  }
}
