package dev.rouse.edge.issuer;

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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An issuer of tokens that publishes its keys and changes them.
public final class Issuer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, String> clients = new ConcurrentHashMap<>();
  private KeyPair key;
  private int keys;
  private boolean away;

  public Issuer() throws IOException, GeneralSecurityException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> say(exchange, "{\"jwks_uri\":\"%s/keys\"}".formatted(url())));
    server.createContext("/keys", exchange -> say(exchange, published()));
    server.createContext("/token", this::grant);
    server.start();
    key = made();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// A client that is given tokens for this issuer's own address, at `/token`, for its secret.
  public void knows(String client, String secret) {
    clients.put(client, secret);
  }

  /// From now on it signs with another key, and publishes only that.
  public synchronized void rotate() throws GeneralSecurityException {
    key = made();
    keys++;
  }

  /// It no longer answers well, or does so again.
  public synchronized void away(boolean whether) {
    away = whether;
  }

  /// A token as Knative's brokers show theirs.
  public synchronized String token(String audience) throws GeneralSecurityException {
    long now = Instant.now().getEpochSecond();
    String signed =
        encoded("{\"alg\":\"RS256\",\"kid\":\"k%d\"}".formatted(keys).getBytes(UTF_8))
            + "."
            + encoded(
                """
                {"iss":"%s","sub":"system:serviceaccount:knative-eventing:broker",
                 "aud":["%s"],"exp":%d,"nbf":%d,"iat":%4$d}\
                """
                    .formatted(url(), audience, now + 600, now - 10)
                    .getBytes(UTF_8));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + encoded(signature.sign());
  }

  /// OAuth 2.0's client credentials grant.
  private void grant(HttpExchange exchange) throws IOException {
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    boolean known =
        clients.entrySet().stream()
            .map(client -> client.getKey() + ":" + client.getValue())
            .anyMatch(pair ->
                ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
                    .equals(shown));
    if (!known) {
      say(exchange, 401, "{\"error\":\"invalid_client\"}");
      return;
    }
    try {
      String token = token(url());
      say(
          exchange,
          "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}"
              .formatted(token));
    } catch (GeneralSecurityException everyJavaSigns) {
      throw new IOException(everyJavaSigns);
    }
  }

  private synchronized String published() {
    var mine = (RSAPublicKey) key.getPublic();
    return "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k%d\",\"use\":\"sig\",\"n\":\"%s\",\"e\":\"%s\"}]}"
        .formatted(keys, encoded(mine.getModulus()), encoded(mine.getPublicExponent()));
  }

  private synchronized void say(HttpExchange exchange, String json) throws IOException {
    say(exchange, away ? 500 : 200, json);
  }

  private static void say(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length);
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
