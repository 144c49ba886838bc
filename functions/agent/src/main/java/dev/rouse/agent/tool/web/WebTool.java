package dev.rouse.agent.tool.web;

import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Request;
import dev.rouse.agent.tool.wire.Response;
import dev.rouse.agent.tool.wire.Surfer;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Given;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.Performer;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.tool.ToolCall;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Fetches pages, and asks a search engine for them.
public final class WebTool implements Performer<Settings.Web> {
  private static final int MOST_PAGE = 8 << 20;

  private final Wire wire;
  private final Reach publicly;
  private final Optional<URI> searxng;

  /// @param searxng the platform's search engine
  public WebTool(Wire wire, Reach publicly, Optional<URI> searxng) {
    this.wire = wire;
    this.publicly = publicly;
    this.searxng = searxng;
  }

  @Override
  public Output perform(ToolCall call, Settings.Web settings) throws ToolFault, IOException {
    var given = new Given(call.arguments());
    return switch (settings.operation()) {
      case FETCH -> fetch(given.required("url"), settings.hosts());
      case SEARCH -> new Searx(wire, engine(settings)).search(given);
    };
  }

  private URI engine(Settings.Web settings) throws ToolFault {
    return settings
        .searxng()
        .or(() -> searxng)
        .orElseThrow(() ->
            new ToolFault(
                "No search engine is configured: a person must set the platform's SearXNG address"
                    + " (ROUSE_SEARXNG_URL) or the tool's web.search.searxng.url. Do without a"
                    + " search"));
  }

  private Output fetch(String url, List<String> hosts) throws ToolFault, IOException {
    var request = Request.get(address(url)).with("Accept", "text/html, text/*, application/json");
    var surfer = new Surfer(wire, uri -> reach(uri, hosts));
    try (var response = surfer.send(request)) {
      if (!response.isOk()) {
        throw new ToolFault(
            "`" + response.uri() + "` answers HTTP " + response.status() + ": try another page");
      }
      return read(response);
    }
  }

  private static URI address(String url) throws ToolFault {
    try {
      var uri = new URI(url.strip());
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException malformed) {
      // Said below, as for one without a host.
    }
    throw new ToolFault(
        "`" + url + "` is no address: give a whole one, such as https://a.example/b");
  }

  private Reach reach(URI uri, List<String> hosts) throws ToolFault {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (!hosts.isEmpty() && hosts.stream().noneMatch(allowed -> matches(allowed, host))) {
      throw new ToolFault(
          "`" + host + "` is not among the hosts that may be fetched from: " + hosts);
    }
    return publicly;
  }

  /// `*.example.com` stands for every host below example.com.
  private static boolean matches(String allowed, String host) {
    String name = allowed.toLowerCase(Locale.ROOT);
    return name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name);
  }

  private static Output read(Response response) throws IOException, ToolFault {
    String type = response.mediaType();
    boolean html = type.equals("text/html") || type.equals("application/xhtml+xml");
    boolean text = type.startsWith("text/") || type.matches("application/(.*\\+)?(json|xml|yaml)");
    if (!html && !text) {
      throw new ToolFault("`" + response.uri() + "` is " + type + ", which is no text to read");
    }
    var piece = response.text(MOST_PAGE);
    return new Output(html ? Page.text(piece.text()) : piece.text(), piece.cut());
  }
}
