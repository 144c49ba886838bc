package dev.rouse.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ServerTest {
  private static final Bounds SMALL =
      new Bounds(100, Map.of(), Duration.ofMillis(300), Duration.ofMillis(200), 1, 150);

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch arrived = new CountDownLatch(1);
  private Optional<String> unready = Optional.empty();
  private Server server;

  @BeforeEach
  void listen() throws Exception {
    server = Server.listen("127.0.0.1", 0, SMALL, new Reporting(), this::answer);
  }

  @AfterEach
  void close() {
    held.countDown();
    server.close();
  }

  @Test
  void request_isAnswered_withItsHeadersAndBody() throws IOException {
    assertThat(sent("POST /a?b=c HTTP/1.1\r\nX-One: 1\r\nx-one: 2\r\nContent-Length: 2\r\n\r\nhi"))
        .startsWith("HTTP/1.1 200 OK")
        .endsWith("POST /a b=c 1, 2 hi");
  }

  @Test
  void body_tooLarge_isRefused_announcedOrNot() throws IOException {
    assertThat(sent("POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("connection: close", "urn:rouse:problem:too-large");
    assertThat(
            sent(
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n"
                    + "x".repeat(101)
                    + "\r\n"))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void body_thatDoesNotCome_isNotWaitedFor() throws IOException {
    assertThat(sent("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf"))
        .startsWith("HTTP/1.1 408")
        .contains("did not come within 200 ms");
  }

  @Test
  void head_thatComesByteByByte_isNotWaitedFor() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      long began = System.nanoTime();
      socket.getOutputStream().write("POST / HTTP/1.1\r\nX-Slow: ".getBytes(UTF_8));

      assertThat(socket.getInputStream().readAllBytes()).isEmpty();

      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isGreaterThanOrEqualTo(SMALL.headersWithin());
    }
  }

  @Test
  void connection_isKept_forTheNextRequest() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      for (int i = 0; i < 2; i++) {
        socket
            .getOutputStream()
            .write("GET /health/liveness HTTP/1.1\r\nHost: t\r\n\r\n".getBytes(UTF_8));
        assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(lines.lines().takeWhile(line -> !line.isEmpty())).isNotEmpty();
        assertThat(lines.read(new char[2])).isEqualTo(2);
      }
    }
  }

  @Test
  void bug_isAProblem_withoutItsWords() throws IOException {
    assertThat(sent("GET /bug HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 500")
        .contains("urn:rouse:problem:internal")
        .doesNotContain("secret");
  }

  @Test
  void stream_comesInPieces() throws IOException {
    assertThat(sent("GET /stream HTTP/1.1\r\n\r\n"))
        .contains("content-type: text/event-stream", "one", "two");
  }

  @Test
  void tooManyAtOnce_areToldToComeAgain() throws Exception {
    try (var first = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      first.getOutputStream().write("GET /hold HTTP/1.1\r\nHost: t\r\n\r\n".getBytes(UTF_8));
      arrived.await();

      assertThat(sent("GET /a HTTP/1.1\r\n\r\n"))
          .startsWith("HTTP/1.1 503")
          .contains("retry-after: 1");
    }
  }

  @Test
  void health_saysWhy() throws IOException {
    unready = Optional.of("the journal is being opened");

    assertThat(sent("GET /health/liveness HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 200");
    assertThat(sent("GET /health/readiness HTTP/1.1\r\n\r\n"))
        .startsWith("HTTP/1.1 503")
        .contains("the journal is being opened");
  }

  @Test
  void body_encoded_isNotUnpacked() throws IOException {
    assertThat(sent("POST / HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nhi"))
        .startsWith("HTTP/1.1 415")
        .contains("without a Content-Encoding");
  }

  @Test
  void header_thatMayComeOnce_cameTwice_isRefused() throws IOException {
    assertThat(sent("POST / HTTP/1.1\r\nce-id: 1\r\nCE-ID: 2\r\nContent-Length: 0\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("header ce-id came twice");
  }

  @Test
  void bodies_thatTogetherAreTooMuch_areToldToComeAgain() throws Exception {
    try (var first = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String large = "POST /hold HTTP/1.1\r\nHost: t\r\nContent-Length: 90\r\n\r\n";
      first.getOutputStream().write((large + "x".repeat(90)).getBytes(UTF_8));
      arrived.await();

      assertThat(sent("POST / HTTP/1.1\r\nContent-Length: 61\r\n\r\n" + "x".repeat(61)))
          .startsWith("HTTP/1.1 503")
          .contains("too many large bodies");
      held.countDown();
    }
  }

  @Test
  void listen_takenPort_namesIt() {
    assertThatThrownBy(
            () -> Server.listen("127.0.0.1", server.port(), SMALL, new Reporting(), this::answer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + server.port());
  }

  private Reply answer(Request request) throws InterruptedException {
    return switch (request.path()) {
      case "/bug" -> throw new IllegalStateException("secret");
      case "/stream" ->
          new Reply.Streamed(
              Map.of("content-type", "text/event-stream"),
              sink -> assertThat(sink.write("one") && sink.write("two")).isTrue());
      case "/hold" -> {
        arrived.countDown();
        held.await();
        yield Reply.empty(200);
      }
      default ->
          Reply.of(
              200,
              "text/plain",
              String.join(
                  " ",
                  request.method(),
                  request.path(),
                  request.query(),
                  request.header("x-one").orElse(""),
                  new String(request.body(), UTF_8)));
    };
  }

  /// The answer to a raw request, to its end.
  private String sent(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String whole = request.replaceFirst("\r\n", "\r\nHost: t\r\nConnection: close\r\n");
      socket.getOutputStream().write(whole.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private final class Reporting implements Health {
    @Override
    public Optional<String> broken() {
      return Optional.empty();
    }

    @Override
    public Optional<String> unready() {
      return unready;
    }
  }
}
