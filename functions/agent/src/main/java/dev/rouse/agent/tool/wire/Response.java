package dev.rouse.agent.tool.wire;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A response, its body not yet read. Closing it closes the connection.
public final class Response implements AutoCloseable {
  private static final Pattern CHARSET =
      Pattern.compile("charset=\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);
  private static final int MOST_JSON = 32 << 20;
  private static final int MOST_REFUSAL = 2000;

  private final URI uri;
  private final Head head;
  private final InputStream body;
  private final Socket socket;

  Response(URI uri, Head head, InputStream body, Socket socket) {
    this.uri = uri;
    this.head = head;
    this.body = body;
    this.socket = socket;
  }

  /// Where it came from in the end.
  public URI uri() {
    return uri;
  }

  public int status() {
    return head.status();
  }

  public boolean isOk() {
    return status() >= 200 && status() < 300;
  }

  public Optional<String> header(String name) {
    return head.header(name);
  }

  /// The media type without its parameters, in small letters.
  public String mediaType() {
    String type = header("Content-Type").orElse("");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  public InputStream body() {
    return body;
  }

  /// A piece of text and whether more follows.
  public record Piece(String text, boolean cut) {}

  /// The first `bytes` of the body as text.
  public Piece text(long bytes) throws IOException {
    int most = (int) Math.min(bytes, MOST_JSON);
    byte[] read = body.readNBytes(most + 1);
    boolean cut = read.length > most;
    String text = new String(read, 0, cut ? most : read.length, charset());
    // Where the cut went through a character, its first half is no character.
    return new Piece(cut ? text.replaceFirst("\uFFFD+$", "") : text, cut);
  }

  /// The whole body as JSON.
  ///
  /// @throws ToolFault where it is none, or far too large
  public Json json() throws IOException, ToolFault {
    var piece = text(MOST_JSON);
    if (piece.cut()) {
      throw new ToolFault("The answer of " + uri.getHost() + " is too large: ask for less");
    }
    try {
      return Json.parse(piece.text());
    } catch (MalformedJson malformed) {
      throw new ToolFault(
          uri.getHost() + " did not answer JSON (" + mediaType() + "): is it the right address?");
    }
  }

  /// What the server says of a refusal, for people.
  public String refusal() throws IOException {
    String said = text(MOST_REFUSAL).text().strip();
    return "HTTP " + status() + (said.isEmpty() ? "" : ": " + said);
  }

  private Charset charset() {
    var named = CHARSET.matcher(header("Content-Type").orElse(""));
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
