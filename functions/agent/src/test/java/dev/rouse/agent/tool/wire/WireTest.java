package dev.rouse.agent.tool.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.rouse.agent.tool.work.ToolFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WireTest {

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8,true",
    "1.1.1.1,true",
    "2606:4700::1111,true",
    "64:ff9b::808:808,true",
    "127.0.0.1,false",
    "127.8.8.8,false",
    "10.1.2.3,false",
    "172.16.0.1,false",
    "172.32.0.1,true",
    "192.168.1.1,false",
    "169.254.169.254,false",
    "100.64.0.1,false",
    "0.0.0.0,false",
    "224.0.0.1,false",
    "255.255.255.255,false",
    "198.18.0.1,false",
    "::1,false",
    "::,false",
    "fe80::1,false",
    "fc00::1,false",
    "fd00:ec2::254,false",
    "ff02::1,false",
    "::ffff:10.0.0.1,false",
    "64:ff9b::a00:1,false",
    "2002:a00:1::,false",
    "2001:db8::1,false"
  })
  void reach_publicly(String address, boolean allowed) {
    assertThat(Reach.PUBLIC.allows(InetAddress.ofLiteral(address))).isEqualTo(allowed);
  }

  /// The name is public when it is looked at and private when it is connected to, if anybody asks
  /// twice.
  @Test
  void send_nameThatChangesItsMind_connectsToWhatWasChecked() throws Exception {
    var lookups = new AtomicInteger();
    Resolver rebinding =
        _ -> List.of(InetAddress.ofLiteral("127.0.0." + lookups.incrementAndGet()));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    Reach first = address -> address.getHostAddress().equals("127.0.0.1");
    var wire = new Wire(rebinding, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    var request = Request.get(URI.create("http://rebind.example:" + server.getAddress().getPort()));

    try (var response = wire.send(request, first)) {
      assertThat(response.text(10).text()).isEqualTo("ok");
    } finally {
      server.stop(0);
    }
    assertThat(lookups).hasValue(1);
    assertThatThrownBy(() -> wire.send(request, first)).isInstanceOf(ToolFault.class);
  }

  @Test
  void send_headerWithALineBreak_isRefused() {
    var request = Request.get(URI.create("http://127.0.0.1:1/")).with("X", "a\r\nHost: b");

    assertThatThrownBy(() -> Wire.ofSystem().send(request, Reach.ANYWHERE))
        .isInstanceOf(ToolFault.class)
        .hasMessageContaining("cannot be sent");
  }

  @Test
  void send_answerThatBreaksOff_isNoAnswer() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Thread.ofVirtual()
          .start(() -> {
            try (var accepted = socket.accept()) {
              String half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf";
              accepted.getOutputStream().write(half.getBytes(StandardCharsets.UTF_8));
            } catch (IOException failed) {
              throw new UncheckedIOException(failed);
            }
          });
      var request = Request.get(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/"));

      assertThatThrownBy(
              () -> {
                try (var response = Wire.ofSystem().send(request, Reach.ANYWHERE)) {
                  assertThat(response.text(100).text()).isEmpty();
                }
              })
          .isInstanceOf(IOException.class);
    }
  }
}
