package dev.rouse.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.edge.http.Request;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GuardsTest {
  private static final String SECRET_HASH =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final String CLAIMS =
      """
      {"iss":"https://issuer.test","aud":["other","rouse/ops/helper"],"sub":"broker",\
      "nbf":1772366000,"exp":1772366500}\
      """;

  private static KeyPair rsa;
  private static KeyPair elliptic;

  private final AtomicInteger keysRead = new AtomicInteger();
  private boolean keysAway;

  @BeforeAll
  static void generate() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    rsa = generator.generateKeyPair();
    var curves = KeyPairGenerator.getInstance("EC");
    curves.initialize(new ECGenParameterSpec("secp256r1"));
    elliptic = curves.generateKeyPair();
  }

  @Test
  void token_ofTheFile_isItsNamesOwn(@TempDir Path folder) throws Exception {
    var guard =
        new Guards(
            Optional.of(tokens(folder, "ops " + SECRET_HASH)), Optional.empty(), Optional.empty());

    assertThat(guard.check(showing("Bearer secret")))
        .isEqualTo(new Access.Granted(Caller.named("ops")));
    assertThat(guard.check(showing("bearer  secret"))).isInstanceOf(Access.Granted.class);
  }

  @Test
  void token_unknownOrAbsent_isRefused(@TempDir Path folder) throws Exception {
    var guard =
        new Guards(
            Optional.of(tokens(folder, "ops " + SECRET_HASH)), Optional.empty(), Optional.empty());

    for (String shown : List.of("", "secret", "Basic secret", "Bearer", "Bearer other")) {
      assertThat(guard.check(showing(shown)))
          .isInstanceOfSatisfying(
              Access.Refused.class,
              refused -> assertThat(refused.problem().kind()).isEqualTo(Kind.UNAUTHENTICATED));
    }
    assertThat(guard.check(showing(""))).isInstanceOf(Access.Refused.class);
  }

  @Test
  void token_takenOutOfTheFile_isRefusedAtOnce(@TempDir Path folder) throws Exception {
    var guard =
        new Guards(
            Optional.of(tokens(folder, "ops " + SECRET_HASH)), Optional.empty(), Optional.empty());
    var file = Files.writeString(folder.resolve("tokens"), "# nobody\n");
    Files.setLastModifiedTime(file, FileTime.from(NOW));

    assertThat(guard.check(showing("Bearer secret"))).isInstanceOf(Access.Refused.class);
  }

  @Test
  void tokens_aLineThatIsNone_isNamedAndNotShown(@TempDir Path folder) {
    assertThatThrownBy(() -> tokens(folder, "ops my-password"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("my-password");
  }

  @Test
  void jwt_ofTheIssuer_isGranted() throws Exception {
    assertThat(shown(jwt("RS256", "r", CLAIMS)))
        .isEqualTo(new Access.Granted(Caller.named("broker")));
    assertThat(shown(jwt("ES256", "e", CLAIMS))).isInstanceOf(Access.Granted.class);
    assertThat(keysRead).hasValue(2);
  }

  @Test
  void jwt_withAnotherClaim_isRefused() throws Exception {
    assertRefused(jwt("RS256", "r", CLAIMS.replace("issuer.test", "evil.test")), "another issuer");
    assertRefused(jwt("RS256", "r", CLAIMS.replace("ops/helper", "x")), "another audience");
    assertRefused(jwt("RS256", "r", CLAIMS.replace("1772366500", "1772366000")), "has expired");
    assertRefused(jwt("RS256", "r", CLAIMS.replace(",\"exp\":1772366500", "")), "has expired");
    assertRefused(
        jwt("RS256", "r", CLAIMS.replace("\"nbf\":1772366000", "\"nbf\":1772366499")), "not count");
    assertRefused(jwt("RS256", "r", CLAIMS.replace("broker", "")), "no subject");
  }

  @Test
  void jwt_forged_isRefused() throws Exception {
    String good = jwt("RS256", "r", CLAIMS);
    String body = encoded(CLAIMS.replace("broker", "root"));
    String[] parts = good.split("\\.", -1);

    assertRefused(parts[0] + "." + body + "." + parts[2], "signature is wrong");
    assertRefused(
        encoded("{\"alg\":\"none\",\"kid\":\"r\"}") + "." + body + "." + parts[2], "signature");
    assertRefused(
        encoded("{\"alg\":\"HS256\",\"kid\":\"r\"}") + "." + body + "." + parts[2], "signature");
    assertRefused(jwt("ES256", "r", CLAIMS), "signature");
    assertRefused(jwt("RS256", "stranger", CLAIMS), "none of its issuer's");
  }

  @Test
  void jwt_keysAway_isNotLetIn_butMayComeAgain() throws Exception {
    keysAway = true;

    assertThat(shown(jwt("RS256", "r", CLAIMS)))
        .isInstanceOfSatisfying(
            Access.Refused.class,
            refused -> assertThat(refused.problem().kind()).isEqualTo(Kind.UNAVAILABLE));
  }

  private void assertRefused(String token, String why) throws Exception {
    assertThat(shown(token))
        .isInstanceOfSatisfying(
            Access.Refused.class, refused -> assertThat(refused.problem().detail()).contains(why));
  }

  private Access shown(String token) throws InterruptedException {
    var issued =
        new IssuedTokens(
            URI.create("https://issuer.test"),
            "rouse/ops/helper",
            new KeySet(this::keys, () -> 0),
            () -> NOW);
    return new Guards(Optional.empty(), Optional.of(issued), Optional.empty())
        .check(showing("Bearer " + token));
  }

  private Json.Obj keys() throws IOException {
    if (keysAway) {
      throw new IOException("away");
    }
    keysRead.incrementAndGet();
    var modulus = ((RSAPublicKey) rsa.getPublic()).getModulus();
    var exponent = ((RSAPublicKey) rsa.getPublic()).getPublicExponent();
    var point = ((ECPublicKey) elliptic.getPublic()).getW();
    return (Json.Obj)
        Json.parse(
            """
            {"keys":[{"kty":"oct","k":"c2VjcmV0"},
             {"kty":"RSA","kid":"r","use":"sig","n":"%s","e":"%s"},
             {"kty":"EC","kid":"e","crv":"P-256","x":"%s","y":"%s"}]}
            """
                .formatted(
                    encoded(modulus),
                    encoded(exponent),
                    encoded(point.getAffineX()),
                    encoded(point.getAffineY())));
  }

  private static String jwt(String algorithm, String key, String claims)
      throws GeneralSecurityException {
    String signed =
        encoded("{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(algorithm, key))
            + "."
            + encoded(claims);
    boolean isRsa = algorithm.equals("RS256");
    var signature = Signature.getInstance(isRsa ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
    signature.initSign((isRsa ? rsa : elliptic).getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + encoded(signature.sign());
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Without the byte that only says that the number is positive.
  private static String encoded(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static Request showing(String authorization) {
    return new Request("POST", "/", "", Map.of("authorization", authorization), new byte[0]);
  }

  private static TokenFile tokens(Path folder, String lines) throws IOException {
    return TokenFile.read(Files.writeString(folder.resolve("tokens"), lines));
  }
}
