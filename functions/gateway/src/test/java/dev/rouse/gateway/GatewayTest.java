package dev.rouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.journal.Journal;
import dev.rouse.core.resource.kind.Agent;
import dev.rouse.gateway.program.Gateway;
import dev.rouse.gateway.program.Settings;
import dev.rouse.journal.PostgresJournal;
import dev.rouse.journal.database.Database;
import dev.rouse.journal.database.DatabaseSettings;
import dev.rouse.journal.embedded.TestPostgres;
import dev.rouse.journal.registry.Registry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A gateway as its users meet it: over HTTP, on a journal of its own. The agent is played by the
/// test.
final class GatewayTest {
  private static final String EVENT =
      """
      {"specversion":"1.0","id":"%s","source":"/shop","type":"com.example.order.failed",
       "data":{"order":%d}}
      """;

  private final DatabaseSettings database = TestPostgres.shared().fresh();
  private final Database owner = Database.open(database);
  private final Journal journal = new PostgresJournal(owner);
  private final HttpClient client = HttpClient.newHttpClient();
  private final Mailbox mailbox = Mailbox.open();
  private final Agent clerk =
      Agents.read(
          """
          apiVersion: rouse.dev/v1alpha1
          kind: Agent
          metadata: {name: clerk, namespace: shop}
          spec:
            systemMessage: You look after orders.
            triggers:
            - broker: {name: default, filters: [{prefix: {type: com.example.}}]}
            replyTo:
            - sink: {uri: "%s"}
          """
              .formatted(mailbox.address()));
  private final PlayedAgent played = new PlayedAgent(clerk, journal);
  private final Gateway gateway;

  GatewayTest() throws Exception {
    new Registry(owner).put(clerk.id(), Agents.registered(clerk));
    gateway =
        Gateway.listen(
            Settings.ofOneMachine("127.0.0.1", 0, database, (_, _, _) -> Optional.empty()));
    gateway.open();
  }

  @AfterEach
  void close() {
    gateway.close();
    owner.close();
    mailbox.close();
  }

  @Test
  void agents_anEvent_isAcceptedAndAnsweredUnderItsLocation() throws Exception {
    var accepted = postEvent("/agents/shop/clerk", EVENT.formatted("e1", 7));

    assertThat(accepted.statusCode()).isEqualTo(202);
    assertThat(accepted.body()).isEmpty();
    String location = accepted.headers().firstValue("location").orElseThrow();
    assertThat(get(location).body()).contains("\"state\":\"queued\"");

    played.answer("order 7 has no stock");

    assertThat(get(location).body())
        .contains("\"state\":\"completed\"", "\"answer\":\"order 7 has no stock\"");
  }

  @Test
  void agents_theSameAgain_isTheSameTask() throws Exception {
    var first = postEvent("/agents/shop/clerk", EVENT.formatted("e1", 7));
    var again = postEvent("/agents/shop/clerk", EVENT.formatted("e1", 7));

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.headers().firstValue("location"))
        .isEqualTo(first.headers().firstValue("location"));
    assertThat(journal.backlog()).containsEntry(clerk.id(), 1);
  }

  @Test
  void agents_sameIdWithAnotherBody_isRefused() throws Exception {
    assertThat(postEvent("/agents/shop/clerk", EVENT.formatted("e1", 7)).statusCode())
        .isEqualTo(202);

    var other = postEvent("/agents/shop/clerk", EVENT.formatted("e1", 8));

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("another body");
  }

  @Test
  void agents_anUnknownOne_isNotFoundAndTheNearestIsNamed() throws Exception {
    var refused = postEvent("/agents/shop/clerc", EVENT.formatted("e1", 7));

    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).contains("shop/clerk");
  }

  @Test
  void agents_aMalformedEvent_isRefused() throws Exception {
    var refused = postEvent("/agents/shop/clerk", "{\"specversion\":\"1.0\"}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void events_wanted_areTasksWithTheirTrigger() throws Exception {
    assertThat(postEvent("/events", EVENT.formatted("e1", 7)).statusCode()).isEqualTo(202);

    assertThat(journal.backlog()).containsEntry(clerk.id(), 1);
  }

  @Test
  void events_thatNobodyWants_areNobodysMistake() throws Exception {
    var body = EVENT.formatted("e1", 7).replace("com.example", "org.example");

    assertThat(postEvent("/events", body).statusCode()).isEqualTo(202);
    assertThat(journal.backlog()).isEmpty();
  }

  @Test
  void events_afterTooManyHops_areADeadLetter() throws Exception {
    var body = EVENT.formatted("e1", 7).replace("\"data\"", "\"rousehops\":\"9\",\"data\"");

    assertThat(postEvent("/events", body).statusCode()).isEqualTo(202);

    assertThat(get("/dead").body()).contains("too-many-hops", "shop/clerk");
  }

  @Test
  void tasks_waitedFor_answerAsSoonAsTheRunEnds() throws Exception {
    String location = accepted();
    var waiting =
        client.sendAsync(
            request(location).header("prefer", "wait=60").build(), BodyHandlers.ofString());

    played.answer("done");

    assertThat(waiting.get().body()).contains("\"state\":\"completed\"");
  }

  @Test
  void tasks_followed_showEveryStepAndEnd() throws Exception {
    String location = accepted();
    var following =
        client.sendAsync(
            request(location).header("accept", "text/event-stream").build(),
            BodyHandlers.ofString());

    played.answer("done");

    assertThat(following.get().body()).contains("id: 1\nevent: step\ndata: ", "\"ended\"");
  }

  @Test
  void tasks_listed_byAgentAndState() throws Exception {
    assertThat(postEvent("/agents/shop/clerk", EVENT.formatted("e1", 7)).statusCode())
        .isEqualTo(202);

    assertThat(get("/tasks?agent=shop/clerk&state=queued").body())
        .contains("\"state\":\"queued\"", "\"agent\":\"shop/clerk\"");
    assertThat(get("/tasks?state=failed").body()).isEqualTo("[]");
    var refused = get("/tasks?state=broken");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("'broken' is none of queued, running");
  }

  @Test
  void runs_cancelled_endAndSayBy() throws Exception {
    String location = accepted();
    String run = location.replace("/tasks/", "/runs/");

    assertThat(send(request(run + "?reason=mistake").DELETE()).statusCode()).isEqualTo(202);

    assertThat(get(run).body()).contains("\"state\":\"cancelled\"", "mistake");
    assertThat(send(request(run).DELETE()).statusCode()).isEqualTo(409);
  }

  @Test
  void agents_listed_withTheirBacklog() throws Exception {
    assertThat(postEvent("/agents/shop/clerk", EVENT.formatted("e1", 7)).statusCode())
        .isEqualTo(202);

    assertThat(get("/agents").body()).contains("\"agent\":\"shop/clerk\"", "\"backlog\":1");
  }

  @Test
  void platform_namesTheDatabase_andNoKafkaWhereThereIsNone() throws Exception {
    assertThat(get("/platform").body())
        .contains("\"version\":\"18.", "\"createsRoles\":true", "\"fsync\":\"")
        .doesNotContain("kafka");
  }

  @Test
  void outcome_isDeliveredAsAnEvent_againUntilItIsTaken() throws Exception {
    mailbox.refuseFirst(1);
    assertThat(postEvent("/agents/shop/clerk", EVENT.formatted("e1", 7)).statusCode())
        .isEqualTo(202);

    played.answer("order 7 has no stock");

    var first = mailbox.take();
    var second = mailbox.take();
    assertThat(first.header("ce-type")).isEqualTo("dev.rouse.run.completed");
    assertThat(second.header("ce-id")).isEqualTo(first.header("ce-id"));
    assertThat(second.body()).contains("order 7 has no stock");
  }

  @Test
  void unknownPath_andWrongMethod_areSaid() throws Exception {
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/events").statusCode()).isEqualTo(405);
    assertThat(get("/health/readiness").statusCode()).isEqualTo(200);
  }

  /// Hands the usual event in and returns where its task is looked at.
  private String accepted() throws Exception {
    var accepted = postEvent("/agents/shop/clerk", EVENT.formatted("e1", 7));
    return accepted.headers().firstValue("location").orElseThrow();
  }

  private HttpResponse<String> postEvent(String path, String event) throws Exception {
    return send(
        request(path)
            .header("content-type", "application/cloudevents+json")
            .POST(BodyPublishers.ofString(event)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
  }
}
