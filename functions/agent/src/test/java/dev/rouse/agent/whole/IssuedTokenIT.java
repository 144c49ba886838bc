package dev.rouse.agent.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.agent.model.fake.Reply;
import dev.rouse.edge.access.Access;
import dev.rouse.edge.access.Guard;
import dev.rouse.edge.access.Guards;
import dev.rouse.edge.access.IssuedTokens;
import dev.rouse.edge.access.KeySet;
import dev.rouse.edge.access.PublishedKeys;
import dev.rouse.edge.http.Request;
import dev.rouse.edge.issuer.Issuer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Callers with JSON Web Tokens, such as the senders of Knative Eventing, whose audience is the
/// agent's own.
final class IssuedTokenIT {
  private static final String AUDIENCE = "http://helper.tests.svc.cluster.local";
  private static final int UNAVAILABLE = 503;
  private static final int TRIES = 1000;
  private static final Duration PAUSE = Duration.ofMillis(50);

  @TempDir private Path folder;
  private Issuer issuer;
  private Whole whole;

  @BeforeEach
  void open() throws Exception {
    issuer = new Issuer();
    whole = new Whole(folder);
    whole.start(Whole.AGENT, "ROUSE_OIDC_ISSUER", issuer.url(), "ROUSE_OIDC_AUDIENCE", AUDIENCE);
    whole.models().script(Reply.text("Come in."), Reply.text("Come in."));
  }

  @AfterEach
  void close() {
    whole.close();
    issuer.close();
  }

  @Test
  void token_forThisAgent_isLetIn() throws Exception {
    var answer = asked("o1", issuer.token(AUDIENCE));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ce-type")).hasValue("dev.rouse.run.completed");
  }

  @Test
  void token_forAnother_isNot() throws Exception {
    var answer = asked("o2", issuer.token("http://other.tests.svc.cluster.local"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
    assertThat(whole.models().heard()).isEmpty();
  }

  @Test
  void issuerAway_isNotYet_andOnceItIsBackLetIn() throws Exception {
    issuer.away(true);
    var token = issuer.token(AUDIENCE);

    assertThat(asked("o3", token).statusCode()).isEqualTo(UNAVAILABLE);

    issuer.away(false);
    assertThat(askedAgain("o3", token).statusCode()).isEqualTo(200);
  }

  @Test
  void keysChanged_theNewOneCounts_andTheOldNoMore() throws Exception {
    var nanos = new AtomicLong();
    var nothing = Optional.<Path>empty();
    var address = URI.create(issuer.url());
    var published = new PublishedKeys(address, Optional.empty(), nothing, nothing);
    var issued =
        new IssuedTokens(
            address, AUDIENCE, new KeySet(published, nanos::get), InstantSource.system());
    var guard = new Guards(Optional.empty(), Optional.of(issued), Optional.empty());
    String old = issuer.token(AUDIENCE);
    assertThat(shown(guard, old)).isInstanceOf(Access.Granted.class);

    issuer.rotate();
    nanos.addAndGet(Duration.ofSeconds(31).toNanos());

    assertThat(shown(guard, issuer.token(AUDIENCE))).isInstanceOf(Access.Granted.class);
    assertThat(shown(guard, old)).isInstanceOf(Access.Refused.class);
  }

  private static Access shown(Guard guard, String token) throws InterruptedException {
    var shown = Map.of("authorization", "Bearer " + token);
    return guard.check(new Request("POST", "/", "", shown, new byte[0]));
  }

  /// For a while: an issuer that was away is not asked again at once.
  private HttpResponse<String> askedAgain(String id, String token) throws Exception {
    var answer = asked(id, token);
    for (int tried = 1; answer.statusCode() == UNAVAILABLE && tried < TRIES; tried++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = asked(id, token);
    }
    return answer;
  }

  private HttpResponse<String> asked(String id, String token) throws Exception {
    return whole.send(whole.event(id, "{}").header("authorization", "Bearer " + token));
  }
}
