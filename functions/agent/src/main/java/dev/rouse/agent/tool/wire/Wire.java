package dev.rouse.agent.tool.wire;

import dev.rouse.agent.engine.OnRun;
import dev.rouse.agent.tool.work.ToolFault;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// HTTP/1.1 over a socket of its own: a request, its response, and the connection is closed.
///
/// It connects to the very address that was looked at, so a name that changes its mind in between
/// gains nothing; and a virtual thread that is interrupted closes its socket.
public final class Wire {
  private static final int CONNECT_MILLIS = 10_000;

  private final Resolver resolver;
  private final Supplier<SSLSocketFactory> tls;

  public Wire(Resolver resolver, Supplier<SSLSocketFactory> tls) {
    this.resolver = resolver;
    this.tls = tls;
  }

  /// Trusts whom the JVM trusts.
  public static Wire ofSystem() {
    return new Wire(Resolver.SYSTEM, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /// The same with other keys and trust.
  public Wire with(Supplier<SSLSocketFactory> other) {
    return new Wire(resolver, other);
  }

  /// Sends `request` to an address that `reach` allows.
  ///
  /// @throws ToolFault where nothing could be sent
  public Response send(Request request, Reach reach) throws IOException, ToolFault {
    byte[] head = head(request);
    var socket = open(request.uri(), reach);
    boolean answered = false;
    try {
      var out = socket.getOutputStream();
      out.write(head);
      out.write(request.body().content());
      out.flush();
      var in = new BufferedInputStream(socket.getInputStream());
      var answer = Head.read(in);
      var body = answer.body(request.method(), in);
      answered = true;
      return new Response(request.uri(), answer, body, socket);
    } finally {
      if (!answered) {
        socket.close();
      }
    }
  }

  private Socket open(URI uri, Reach reach) throws IOException, ToolFault {
    boolean secure = "https".equalsIgnoreCase(uri.getScheme());
    if (uri.getHost() == null || !(secure || "http".equalsIgnoreCase(uri.getScheme()))) {
      throw new ToolFault("`" + uri + "` is no address with http:// or https:// and a host");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    var socket = connect(host, port, allowed(host, reach));
    return secure ? secured(socket, host, port) : socket;
  }

  private List<InetAddress> allowed(String host, Reach reach) throws ToolFault {
    try {
      var addresses = resolver.resolve(host).stream().filter(reach::allows).toList();
      if (addresses.isEmpty()) {
        throw new ToolFault(
            "`"
                + host
                + "` is an address inside the cluster or this machine, which is not allowed"
                + " here");
      }
      return addresses;
    } catch (UnknownHostException unknown) {
      throw new ToolFault("The host `" + host + "` is not known: is its name right?");
    }
  }

  private static Socket connect(String host, int port, List<InetAddress> addresses)
      throws ToolFault, IOException {
    String why = "";
    for (InetAddress address : addresses) {
      var socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException failed) {
        socket.close();
        why = String.valueOf(failed.getMessage());
      }
    }
    throw new ToolFault("Cannot connect to " + host + ":" + port + " (" + why + ")");
  }

  private Socket secured(Socket plain, String host, int port) throws IOException, ToolFault {
    try {
      var socket = (SSLSocket) tls.get().createSocket(plain, host, port, true);
      var parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (SSLException refused) {
      plain.close();
      throw new ToolFault("No TLS with " + host + ":" + port + ": " + refused.getMessage());
    }
  }

  private static byte[] head(Request request) throws ToolFault {
    var uri = request.uri();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    var text = new StringBuilder();
    text.append(request.method()).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
    text.append("Host: ").append(uri.getHost()).append(port).append("\r\n");
    text.append("Connection: close\r\n");
    if (!request.hasHeader("User-Agent")) {
      text.append("User-Agent: rouse-agent\r\n");
    }
    int length = request.body().content().length;
    if (length > 0 || !request.isSafe()) {
      text.append("Content-Length: ").append(length).append("\r\n");
    }
    traced().forEach(header -> line(text, header));
    for (Header header : request.headers()) {
      if (!header.isWritable()) {
        throw new ToolFault("The header `" + header.name() + "` has a value that cannot be sent");
      }
      line(text, header);
    }
    var out = new ByteArrayOutputStream();
    out.writeBytes(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static void line(StringBuilder text, Header header) {
    text.append(header.name()).append(": ").append(header.value()).append("\r\n");
  }

  /// The trace that this thread's run belongs to.
  private static List<Header> traced() {
    return OnRun.trace().entrySet().stream()
        .map(said -> new Header(said.getKey(), said.getValue()))
        .filter(Header::isWritable)
        .toList();
  }
}
