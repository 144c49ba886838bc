package dev.rouse.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.tool.FakeServer.Answer;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.core.resource.tool.Settings;
import dev.rouse.core.resource.tool.WebOperation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WebToolTest {
  private final FakeServer server = new FakeServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void fetch_page_isTextToRead() throws InterruptedException {
    server.on(
        "/",
        Answer.html(
            """
            <!doctype html><head><title>Out &amp; about</title><style>p > a {x}</style></head>
            <body><script>if (a < b) alert("<p>no</p>")</script><h1>Disk  full</h1>
            <p>See <a href="https://a.example/?x=1&amp;y=2">the <b>guide</b></a>&nbsp;&#8212; now.
            <ul><li>one<li>two</ul><!-- <p>hidden</p> --><pre>a
              b</pre><table><tr><td>x<td>y</table>\
            """));

    assertThat(fetch(List.of(), server.url() + "/"))
        .contains("Out & about", "# Disk full")
        .contains("See the guide (https://a.example/?x=1&y=2) — now.")
        .contains("- one\n- two", "a\n  b")
        .doesNotContain("alert", "hidden", "{x}", "<");
  }

  @Test
  void fetch_hostThatIsNotAllowed_isRefusedOnRedirectToo() throws InterruptedException {
    server.on("/", Answer.redirect("http://elsewhere.example/"));

    assertThat(failure(List.of("127.0.0.1"), server.url() + "/"))
        .contains("`elsewhere.example` is not among the hosts");
    assertThat(failure(List.of("*.example.com"), "http://example.org/")).contains("not among");
  }

  @Test
  void fetch_privateAddress_isRefused() throws InterruptedException {
    var calls = Calls.anywhere().publicly(Reach.PUBLIC);

    assertThat(calls.failure(web(WebOperation.FETCH, List.of()), url(server.url() + "/")))
        .contains("inside the cluster");
    assertThat(calls.failure(web(WebOperation.FETCH, List.of()), url("http://[::1]/")))
        .contains("inside the cluster");
  }

  @Test
  void search_results_areShort() throws InterruptedException {
    server.on(
        "/search",
        Answer.json(
            """
            {"results": [{"title": "A", "url": "https://a.example", "content": "c", "score": 1},
                         {"title": "B", "url": "https://b.example"}]}\
            """));
    var calls = Calls.with(Map.of("ROUSE_SEARXNG_URL", server.url() + "/"));

    String found =
        calls.output(web(WebOperation.SEARCH, List.of()), "{\"query\":\"a b\",\"limit\":1}");

    assertThat(found)
        .isEqualTo(
            "{\"results\":[{\"title\":\"A\",\"url\":\"https://a.example\",\"snippet\":\"c\"}]}");
    assertThat(server.asked().getFirst().uri()).isEqualTo("/search?q=a%20b&format=json");
  }

  @Test
  void search_withoutEngine_saysWhatIsMissing() throws InterruptedException {
    assertThat(Calls.anywhere().failure(web(WebOperation.SEARCH, List.of()), "{\"query\":\"a\"}"))
        .contains("ROUSE_SEARXNG_URL");
  }

  @Test
  void search_engineWithoutJson_saysWhatToDo() throws InterruptedException {
    server.on("/search", new Answer(403, Map.of(), "no"));
    var calls = Calls.with(Map.of("ROUSE_SEARXNG_URL", server.url()));

    assertThat(calls.failure(web(WebOperation.SEARCH, List.of()), "{\"query\":\"a\"}"))
        .contains("search.formats");
  }

  private static String fetch(List<String> hosts, String url) throws InterruptedException {
    return Calls.anywhere().output(web(WebOperation.FETCH, hosts), url(url));
  }

  private static String failure(List<String> hosts, String url) throws InterruptedException {
    return Calls.anywhere().failure(web(WebOperation.FETCH, hosts), url(url));
  }

  private static String url(String url) {
    return "{\"url\":\"" + url + "\"}";
  }

  private static Settings web(WebOperation operation, List<String> hosts) {
    return new Settings.Web(operation, Optional.empty(), hosts);
  }
}
