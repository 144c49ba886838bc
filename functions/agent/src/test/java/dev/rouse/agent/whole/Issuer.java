package dev.rouse.agent.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/// An issuer of tokens that publishes its keys and changes them.
final class Issuer implements AutoCloseable {
  private final HttpServer server;
  private KeyPair key;
  private int keys;
  private boolean away;

  Issuer() throws IOException, GeneralSecurityException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> say(exchange, "{\"jwks_uri\":\"%s/keys\"}".formatted(url())));
    server.createContext("/keys", exchange -> say(exchange, published()));
    server.start();
    key = made();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// From now on it signs with another key, and publishes only that.
  synchronized void rotate() throws GeneralSecurityException {
    key = made();
    keys++;
  }

  /// It no longer answers well, or does so again.
  synchronized void away(boolean whether) {
    away = whether;
  }

  /// A token as Knative's brokers show theirs.
  synchronized String token(String audience) throws GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    String signed =
        encoded("{\"alg\":\"RS256\",\"kid\":\"k%d\"}".formatted(keys).getBytes(UTF_8))
            + "."
            + encoded(
                """
                {"iss":"%s","sub":"system:serviceaccount:knative-eventing:broker",
                 "aud":["%s"],"exp":%d,"nbf":%d}\
                """
                    .formatted(url(), audience, now + 600, now - 10)
                    .getBytes(UTF_8));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + encoded(signature.sign());
  }

  private synchronized String published() {
    var mine = (RSAPublicKey) key.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k%d\",\"use\":\"sig\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(keys, encoded(mine.getModulus()), encoded(mine.getPublicExponent()));
  }

  private synchronized void say(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(away ? 500 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static KeyPair made() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String encoded(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
