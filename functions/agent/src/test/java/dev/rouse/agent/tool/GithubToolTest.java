package dev.rouse.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.tool.FakeServer.Answer;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.resource.KeyRef;
import dev.rouse.core.resource.tool.GithubOperation;
import dev.rouse.core.resource.tool.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GithubToolTest {
  private static final String ISSUE =
      """
      {"number": 7, "title": "It leaks", "state": "open", "body": "Since Monday.",
       "html_url": "https://github.test/acme/shop/issues/7", "user": {"login": "ann", "id": 1},
       "labels": [{"name": "bug", "color": "red"}], "closed_at": null, "node_id": "noise",
       "repository_url": "https://api.github.test/repos/acme/shop"}\
      """;

  private final FakeServer server = new FakeServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void listIssues_isWhatMattersOfThem() throws InterruptedException {
    server.on("/repos/acme/shop/issues", Answer.json("[" + ISSUE + "]"));

    assertThat(output(GithubOperation.LIST_ISSUES, "{\"labels\":\"bug\",\"limit\":5}"))
        .isEqualTo(
            """
            [{"number":7,"title":"It leaks","state":"open",\
            "html_url":"https://github.test/acme/shop/issues/7","author":"ann","labels":["bug"]}]\
            """);
    var asked = server.asked().getLast();
    assertThat(asked.uri()).isEqualTo("/repos/acme/shop/issues?labels=bug&per_page=5&state=open");
    assertThat(asked.headers())
        .containsEntry("authorization", "Bearer Bearer s3cr3t-t0ken")
        .containsEntry("accept", "application/vnd.github+json");
  }

  @Test
  void issue_itsCommentsAndFiles() throws InterruptedException {
    server
        .on("/repos/acme/shop/issues/7", Answer.json(ISSUE))
        .on(
            "/repos/acme/shop/issues/7/comments",
            Answer.json("[{\"body\":\"Me too\",\"user\":{\"login\":\"bob\"},\"id\":1}]"))
        .on(
            "/repos/acme/shop/pulls/7",
            Answer.json(
                "{\"number\":7,\"merged\":true,\"head\":{\"label\":\"a:b\"},\"base\":{\"label\":\"a:main\"}}"))
        .on(
            "/repos/acme/shop/pulls/7/files",
            Answer.json("[{\"filename\":\"a.go\",\"patch\":\"+1\",\"sha\":\"x\"}]"))
        .on(
            "/repos/acme/shop/contents/docs",
            Answer.json("[{\"type\":\"file\",\"path\":\"docs/a b.md\",\"size\":3,\"sha\":\"x\"}]"))
        .on(
            "/repos/acme/shop/contents/docs/a b.md",
            new Answer(200, Map.of("Content-Type", "application/vnd.github.raw+json"), "# Hi"));

    assertThat(output(GithubOperation.GET_ISSUE, "{\"number\":7}")).contains("Since Monday.");
    assertThat(output(GithubOperation.LIST_COMMENTS, "{\"number\":7}"))
        .isEqualTo("[{\"body\":\"Me too\",\"author\":\"bob\"}]");
    assertThat(output(GithubOperation.GET_PULL, "{\"number\":7}"))
        .isEqualTo("{\"number\":7,\"merged\":true,\"from\":\"a:b\",\"to\":\"a:main\"}");
    assertThat(output(GithubOperation.PULL_FILES, "{\"number\":7}"))
        .isEqualTo("[{\"filename\":\"a.go\",\"patch\":\"+1\"}]");
    assertThat(output(GithubOperation.LIST_FILES, "{\"path\":\"docs\"}"))
        .isEqualTo("[{\"type\":\"file\",\"path\":\"docs/a b.md\",\"size\":3}]");
    assertThat(output(GithubOperation.GET_FILE, "{\"path\":\"/docs/a b.md\",\"ref\":\"v1\"}"))
        .isEqualTo("# Hi");
    assertThat(server.asked().getLast().uri())
        .isEqualTo("/repos/acme/shop/contents/docs/a%20b.md?ref=v1");
  }

  @Test
  void search_staysWithinTheRepositories_whateverIsFound() throws InterruptedException {
    String other = ISSUE.replace("acme/shop", "other/secret");
    server.on("/search/issues", Answer.json("{\"items\":[" + ISSUE + "," + other + "]}"));

    assertThat(output(GithubOperation.SEARCH_ISSUES, "{\"query\":\"leak is:open\"}"))
        .contains("acme/shop/issues/7")
        .doesNotContain("other/secret");
    assertThat(server.asked().getLast().uri()).contains("q=leak%20is%3Aopen%20repo%3Aacme%2Fshop");
    for (String elsewhere : List.of("repo:a/b", "x ORG:acme", "(user:ann)", "-repo:acme/shop")) {
      assertThat(failure(GithubOperation.SEARCH_CODE, "{\"query\":\"" + elsewhere + "\"}"))
          .contains("must not say repo:");
    }
  }

  @Test
  void repository_notAllowed_isRefusedBeforeAnythingIsSent() throws InterruptedException {
    assertThat(failure(GithubOperation.GET_ISSUE, "{\"repository\":\"acme/pay\",\"number\":1}"))
        .contains("may not use repository `acme/pay`", "acme/shop");
    assertThat(failure(GithubOperation.GET_ISSUE, "{\"repository\":\"../..\",\"number\":1}"))
        .contains("is no repository");
    assertThat(failure(GithubOperation.GET_FILE, "{\"path\":\"../../pay/contents/key\"}"))
        .contains("leads out of the repository");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void createAndComment_sendWhatTheModelWrote() throws InterruptedException {
    server
        .on(
            "/repos/acme/shop/issues",
            new Answer(201, Map.of("Content-Type", "application/json"), ISSUE))
        .on("/repos/acme/shop/issues/7/comments", Answer.json("{\"body\":\"Seen.\"}"));

    assertThat(output(GithubOperation.CREATE_ISSUE, "{\"title\":\"T\",\"body\":\"B\"}"))
        .contains("\"number\":7");
    assertThat(Json.parse(server.asked().getLast().body()))
        .isEqualTo(Json.parse("{\"title\":\"T\",\"body\":\"B\"}"));
    assertThat(output(GithubOperation.COMMENT, "{\"number\":7,\"body\":\"Seen.\"}"))
        .contains("Seen.");
    assertThat(settings(GithubOperation.COMMENT).effect(Optional.of(Effect.READ)))
        .isEqualTo(Effect.ONCE);
  }

  @Test
  void refusals_sayWhatToDo() throws InterruptedException {
    server
        .on(
            "/repos/acme/shop/issues/1",
            new Answer(401, Map.of("Content-Type", "application/json"), "{}"))
        .on(
            "/repos/acme/shop/issues/2",
            new Answer(
                403, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1772366400"), "{}"))
        .on("/repos/acme/shop/issues/3", new Answer(500, Map.of(), "broken"));

    assertThat(failure(GithubOperation.GET_ISSUE, "{\"number\":1}")).contains("a person must");
    assertThat(failure(GithubOperation.GET_ISSUE, "{\"number\":2}"))
        .contains("until 2026-03-01T12:00:00Z");
    assertThat(failure(GithubOperation.GET_ISSUE, "{\"number\":3}")).contains("HTTP 500");
    assertThat(failure(GithubOperation.GET_ISSUE, "{\"number\":4}")).contains("no such thing");
    var noToken =
        new Settings.Github(
            GithubOperation.GET_ISSUE, Optional.of(new KeyRef("gone", "token")), List.of("a/b"));
    assertThat(calls().failure(noToken, "{\"number\":1}")).contains("key `token` of Secret `gone`");
  }

  private String output(GithubOperation operation, String arguments) throws InterruptedException {
    return calls().output(settings(operation), arguments);
  }

  private String failure(GithubOperation operation, String arguments) throws InterruptedException {
    return calls().failure(settings(operation), arguments);
  }

  private Calls calls() {
    return Calls.with(Map.of("ROUSE_GITHUB_URL", server.url()));
  }

  private static Settings settings(GithubOperation operation) {
    return new Settings.Github(
        operation, Optional.of(new KeyRef("api", "token")), List.of("acme/shop"));
  }
}
