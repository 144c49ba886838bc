package dev.rouse.agent.tool.helm;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// A release as Helm has written it.
record Release(Revision revision, Json whole) {
  /// A Secret has at most 1 MiB; what unpacks to more than this is no chart.
  private static final int LARGEST = 16 << 20;

  private static final List<String> INFO =
      List.of("status", "description", "first_deployed", "last_deployed", "notes");
  private static final List<String> CHART = List.of("name", "version", "appVersion", "description");

  /// @param stored of a Secret's data: base64 of base64 of gzip of JSON
  static Release decoded(Revision revision, String stored) throws ToolFault {
    try {
      byte[] packed = Base64.getMimeDecoder().decode(Base64.getDecoder().decode(stored));
      return new Release(revision, Json.stored(unpacked(packed)));
    } catch (IllegalArgumentException | IOException | MalformedJson unreadable) {
      throw new ToolFault(
          "Secret `" + revision.secret() + "` cannot be read: it is no release of Helm 3");
    }
  }

  private static String unpacked(byte[] packed) throws IOException {
    if (packed.length < 2 || packed[0] != 0x1F) {
      return new String(packed, UTF_8);
    }
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] unpacked = in.readNBytes(LARGEST + 1);
      if (unpacked.length > LARGEST) {
        throw new IOException("too large");
      }
      return new String(unpacked, UTF_8);
    }
  }

  Json.Obj status() {
    return revision
        .shown()
        .with("info", picked("info", INFO))
        .with("chart", picked("chart.metadata", CHART));
  }

  Optional<Json.Obj> object(String path) {
    return whole.at(path).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
  }

  private Json.Obj picked(String path, List<String> names) {
    var from = object(path).orElse(Json.Obj.EMPTY);
    var picked = Json.object();
    names.forEach(name -> picked.maybe(name, from.get(name)));
    return picked.done();
  }
}
