package dev.rouse.agent.tool.work;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import java.nio.charset.StandardCharsets;

/// What a call gave. It is data: nothing in it is ever executed.
///
/// @param cut whether there was more
public record Output(String text, boolean cut) {
  public Output {
    text = Text.storable(text);
  }

  public static Output of(String text) {
    return new Output(text, false);
  }

  public static Output of(Json json) {
    return of(json.write());
  }

  /// At most `bytes` of it, cut between characters.
  public Output capped(long bytes) {
    if (text.length() * 3L <= bytes) {
      return this;
    }
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    if (all.length <= bytes) {
      return this;
    }
    int end = (int) bytes;
    while (end > 0 && (all[end] & 0xC0) == 0x80) {
      end--;
    }
    return new Output(new String(all, 0, end, StandardCharsets.UTF_8), true);
  }
}
