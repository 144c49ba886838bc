package dev.rouse.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.JsonObject;
import dev.rouse.image.root.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/// What an image is made of, as a CycloneDX bill of materials: the jars that were merged into the
/// program's, the Java runtime, the C library's files. It has no time, so that it is the same for
/// the same image.
final class Bill {
  private static final String REPOSITORY = "/repository/";

  private Bill() {}

  /// @param jars the class path that was merged
  /// @param digest the image's
  static Json of(Root root, List<Path> jars, String version, String digest) throws IOException {
    var components = new ArrayList<Json>();
    for (Path jar : jars) {
      components.add(jar(jar, version));
    }
    components.add(
        Json.object()
            .put("type", "platform")
            .put("name", "openjdk")
            .put("publisher", System.getProperty("java.vendor"))
            .put("version", System.getProperty("java.runtime.version"))
            .put("hashes", hashes(root.runtime().resolve("lib/modules")))
            .done());
    for (Path library : root.nativeLibraries()) {
      components.add(
          Json.object()
              .put("type", "file")
              .put("name", "/" + root.folder().relativize(library))
              .put("description", "the GNU C library of the building machine")
              .put("hashes", hashes(library))
              .done());
    }
    return Json.object()
        .put("bomFormat", "CycloneDX")
        .put("specVersion", "1.6")
        .put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(digest.getBytes(UTF_8)))
        .put("version", 1)
        .put("metadata", Json.object().put("component", image(root, version, digest)).done())
        .put("components", Json.array(components))
        .done();
  }

  private static Json image(Root root, String version, String digest) {
    return Json.object()
        .put("type", "container")
        .put("name", root.title())
        .put("version", version)
        .put("purl", "pkg:oci/%s@%s".formatted(root.title(), digest.replace(":", "%3A")))
        .done();
  }

  /// A jar of Maven's local repository says in its path what it is; the others are our own.
  private static Json jar(Path jar, String version) throws IOException {
    String path = jar.toString();
    int at = path.indexOf(REPOSITORY);
    if (at < 0) {
      String file = String.valueOf(jar.getFileName());
      return library("dev.rouse", file.replaceFirst("-\\d.*", ""), version, jar);
    }
    var words = List.of(path.substring(at + REPOSITORY.length()).split("/", -1));
    int artifact = words.size() - 3;
    return library(
        String.join(".", words.subList(0, artifact)),
        words.get(artifact),
        words.get(artifact + 1),
        jar);
  }

  private static Json library(String group, String name, String version, Path jar)
      throws IOException {
    JsonObject library =
        Json.object()
            .put("type", "library")
            .put("group", group)
            .put("name", name)
            .put("version", version)
            .put("purl", "pkg:maven/%s/%s@%s".formatted(group, name, version));
    return library.put("hashes", hashes(jar)).done();
  }

  private static Json hashes(Path file) throws IOException {
    return Json.array(
        List.of(Json.object().put("alg", "SHA-256").put("content", sha256(file)).done()));
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
