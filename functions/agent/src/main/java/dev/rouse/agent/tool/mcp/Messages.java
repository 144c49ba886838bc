package dev.rouse.agent.tool.mcp;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// The messages of an event stream, one after another.
final class Messages {
  private static final int LONGEST = 32 << 20;

  private final BufferedReader lines;

  Messages(InputStream in) {
    lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /// The next message.
  ///
  /// @throws EOFException where the stream ends before one
  Json next() throws IOException, ToolFault {
    var data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty() && !data.isEmpty()) {
        return parsed(data.toString());
      }
      if (line.startsWith("data:")) {
        data.append(data.isEmpty() ? "" : "\n").append(line.substring("data:".length()).strip());
      }
      if (data.length() > LONGEST) {
        throw new ToolFault("The tool server's answer is too large: ask for less");
      }
    }
    throw new EOFException("the tool server ended its stream before it had answered");
  }

  static Json parsed(String data) throws ToolFault {
    try {
      return Json.parse(data);
    } catch (MalformedJson malformed) {
      throw new ToolFault("The tool server sends what is no JSON");
    }
  }
}
