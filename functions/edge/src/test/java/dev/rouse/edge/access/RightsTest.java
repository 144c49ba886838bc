package dev.rouse.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.edge.http.Request;
import dev.rouse.edge.signed.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What those may do who were let in, and the other ways to be let in.
final class RightsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final byte[] BODY = "{}".getBytes(UTF_8);

  @TempDir private Path folder;

  @Test
  void roles_includeWhatTheyNeed_inTheirNamespacesOnly() {
    var rights = Rights.parse("approver@ops,shop").and(Rights.parse("sender@*"));

    assertThat(rights.has(Role.APPROVER, "ops")).isTrue();
    assertThat(rights.has(Role.VIEWER, "shop")).isTrue();
    assertThat(rights.has(Role.VIEWER, "pay")).isFalse();
    assertThat(rights.has(Role.SENDER, "pay")).isTrue();
    assertThat(rights.has(Role.ADMIN, "ops")).isFalse();
    assertThat(rights.where(Role.VIEWER)).contains(Set.of("ops", "shop"));
    assertThat(rights.where(Role.SENDER)).isEmpty();
    assertThat(Rights.ALL.has(Role.APPROVER, "anything")).isTrue();
  }

  @Test
  void token_hasItsOwnRights_andThoseOfItsGroups() throws Exception {
    var guard =
        guard("ann " + hash("secret") + " group:sre viewer@*\ngroup:sre approver@ops\n# nothing\n");

    var caller = granted(guard, showing("Bearer secret"));

    assertThat(caller.groups()).containsExactly("sre");
    assertThat(caller.may(Role.APPROVER, "ops")).isTrue();
    assertThat(caller.may(Role.APPROVER, "shop")).isFalse();
    assertThat(caller.may(Role.VIEWER, "shop")).isTrue();
  }

  @Test
  void token_withoutRoles_mayNothing() throws Exception {
    var caller = granted(guard("ann " + hash("secret")), showing("Bearer secret"));

    assertThat(caller.rights()).isEqualTo(Rights.NONE);
  }

  @Test
  void basic_isANameAndItsToken() throws Exception {
    var guard = guard("ann " + hash("secret") + " sender@ops\nben " + hash("other"));

    assertThat(granted(guard, basic("ann:secret")).may(Role.SENDER, "ops")).isTrue();
    for (String wrong : new String[] {"ann:other", "ben:secret", "ann", "", ":secret"}) {
      assertThat(guard.check(basic(wrong))).isInstanceOf(Access.Refused.class);
    }
    assertThat(guard.check(showing("Basic %%%"))).isInstanceOf(Access.Refused.class);
  }

  @Test
  void file_aWrongRight_isNamedByItsLine() {
    for (String wrong : new String[] {"owner@ops", "viewer@", "viewer", "@ops"}) {
      assertThatThrownBy(() -> guard("# first\nann " + hash("s") + " " + wrong))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("line 2");
    }
  }

  @Test
  void signedBody_isItsSendersWithTheFilesRights() throws Exception {
    var guard = guard("user:github sender@shop");
    Files.writeString(folder.resolve("github"), "it's a secret");

    var caller = granted(guard, signed("it's a secret", NOW, BODY));

    assertThat(caller.name()).isEqualTo("github");
    assertThat(caller.may(Role.SENDER, "shop")).isTrue();
  }

  @Test
  void signedBody_forgedOldOrOfAStranger_isRefused() throws Exception {
    var guard = guard("");
    Files.writeString(folder.resolve("github"), "it's a secret");

    assertThat(guard.check(signed("it's a secret", NOW.minusSeconds(301), BODY)))
        .isInstanceOf(Access.Refused.class);
    assertThat(guard.check(signed("it's a secret", NOW.plusSeconds(301), BODY)))
        .isInstanceOf(Access.Refused.class);
    assertThat(guard.check(signed("another", NOW, BODY))).isInstanceOf(Access.Refused.class);
    assertThat(guard.check(signed("it's a secret", NOW, "[]".getBytes(UTF_8))))
        .isInstanceOf(Access.Refused.class);
  }

  @Test
  void signedBody_anotherSendersSecretIsNone_isStillItsSenders() throws Exception {
    var guard = guard("");
    Files.writeString(folder.resolve("github"), "it's a secret");
    Files.writeString(folder.resolve("mistyped"), "whsec_%%%");

    assertThat(granted(guard, signed("it's a secret", NOW, BODY)).name()).isEqualTo("github");
    assertThat(guard.check(signed("another", NOW, BODY))).isInstanceOf(Access.Refused.class);
  }

  @Test
  void signedBody_asGithubDoes() throws Exception {
    var guard = guard("");
    Files.writeString(folder.resolve("github"), "It's a Secret to Everybody");
    var headers =
        Map.of(
            "x-hub-signature-256",
            "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");

    var caller = granted(guard, request(headers, "Hello, World!".getBytes(UTF_8)));

    assertThat(caller.name()).isEqualTo("github");
    assertThat(guard.check(request(headers, BODY))).isInstanceOf(Access.Refused.class);
  }

  private Guard guard(String lines) throws IOException {
    var tokens = TokenFile.read(Files.writeString(folder.resolve(".tokens"), lines));
    var signers = new SignedBodies(folder, () -> NOW);
    return new Guards(Optional.of(tokens), Optional.empty(), Optional.of(signers));
  }

  private static Caller granted(Guard guard, Request request) throws InterruptedException {
    return ((Access.Granted) guard.check(request)).caller();
  }

  private static Request signed(String secret, Instant at, byte[] body) {
    return request(Signature.headers(secret, "msg_1", at, "{}"), body);
  }

  private static Request basic(String credentials) {
    return showing("Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
  }

  private static Request showing(String authorization) {
    return request(Map.of("authorization", authorization), BODY);
  }

  private static Request request(Map<String, String> headers, byte[] body) {
    return new Request("POST", "/", "", headers, body);
  }

  private static String hash(String token) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
