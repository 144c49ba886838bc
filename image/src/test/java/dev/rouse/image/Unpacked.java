package dev.rouse.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// An image as a container's engine would unpack it: by its index, its manifest and its layers.
///
/// @param root what the layers make together
record Unpacked(Json config, Path root) {

  static Unpacked of(Path tar, Path folder) throws IOException, InterruptedException {
    var layout = Files.createDirectories(folder.resolve("layout"));
    var root = Files.createDirectories(folder.resolve("root"));
    run("tar", "-xf", tar.toString(), "-C", layout.toString());
    var index = Json.parse(Files.readString(layout.resolve("index.json")));
    var manifest = blob(layout, items(index, "manifests").getFirst());
    for (Json layer : items(manifest, "layers")) {
      run("tar", "-xzpf", place(layout, layer).toString(), "-C", root.toString());
    }
    // What an engine mounts.
    Files.createDirectories(root.resolve("proc"));
    Files.createDirectories(root.resolve("dev"));
    return new Unpacked(blob(layout, manifest.at("config").orElseThrow()), root);
  }

  /// What the image says of how it is run.
  String told(String name) {
    return config.at("config").flatMap(run -> run.at(name)).map(Json::write).orElse("");
  }

  /// Files that can be run.
  List<String> executables() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /// The words that start it as an engine does: its own root that cannot be written, its own
  /// processes, its user where this one may become another.
  List<String> command() throws IOException, InterruptedException {
    boolean superuser = run("id", "-u").strip().equals("0");
    var words = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
    if (!superuser) {
      words.addAll(List.of("--user", "--map-root-user"));
    }
    String mounts =
        "mount --bind $0 $0 && mount -t proc proc $0/proc && mount --rbind /dev $0/dev"
            + " && mount -o remount,ro,bind $0 && exec chroot \"$@\"";
    words.addAll(List.of("sh", "-c", mounts, root.toString()));
    if (superuser) {
      words.add("--userspec=" + told("User").replace("\"", ""));
    }
    words.add(root.toString());
    items(config.at("config").orElseThrow(), "Entrypoint").forEach(word -> words.add(text(word)));
    return words;
  }

  private static List<Json> items(Json json, String name) {
    return json.at(name).orElseThrow() instanceof Json.Arr(var items) ? items : List.of();
  }

  private static Json blob(Path layout, Json descriptor) throws IOException {
    return Json.parse(Files.readString(place(layout, descriptor)));
  }

  private static Path place(Path layout, Json descriptor) {
    return layout
        .resolve("blobs")
        .resolve(text(descriptor.at("digest").orElseThrow()).replace(":", "/"));
  }

  private static String text(Json json) {
    return json instanceof Json.Str(var text) ? text : json.write();
  }

  @CanIgnoreReturnValue
  private static String run(String... words) throws IOException, InterruptedException {
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", words) + ": " + said);
    }
    return said;
  }
}
