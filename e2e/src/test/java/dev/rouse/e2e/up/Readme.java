package dev.rouse.e2e.up;

import dev.rouse.edge.program.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The commands of a README, run as a reader would run them: the platform in one terminal, the rest
/// in another. Ports are others than the README's, and data is the test's own.
final class Readme {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```");
  private static final List<String> PORTS = List.of("8080", "8090", "8099", "8888", "9090");
  private static final int PATIENCE = 600;

  private final Path place;
  private final List<String> blocks;

  private Readme(Path place, List<String> blocks) {
    this.place = place;
    this.blocks = List.copyOf(blocks);
  }

  /// Reads it, and makes a place where its commands find what they name.
  ///
  /// @param place an empty folder
  static Readme read(Path file, Path place) throws IOException {
    var ports = new LinkedHashMap<String, String>();
    for (String port : PORTS) {
      ports.put("\\b" + port + "\\b", Integer.toString(FreePort.find()));
    }
    var blocks = new ArrayList<String>();
    BLOCK
        .matcher(moved(Files.readString(ROOT.resolve(file)), ports))
        .results()
        .forEach(block -> blocks.add(block.group(1)));
    copySamples(place, ports);
    for (String name : List.of("config", "docs")) {
      Files.createSymbolicLink(place.resolve(name), ROOT.resolve(name));
    }
    script(place.resolve("rouse"), rouse(place));
    var programs = Files.createDirectory(place.resolve("programs"));
    script(programs.resolve("curl"), "exec /usr/bin/curl -sS --fail-with-body \"$@\"");
    script(programs.resolve("kubectl"), KUBECTL);
    return new Readme(place, blocks);
  }

  private static String moved(String text, Map<String, String> ports) {
    String moved = text;
    for (var port : ports.entrySet()) {
      moved = moved.replaceAll(port.getKey(), port.getValue());
    }
    return moved;
  }

  private static void copySamples(Path place, Map<String, String> ports) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("samples"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        var copy = place.resolve(ROOT.relativize(file));
        Files.createDirectories(copy.getParent());
        if (file.toString().endsWith(".yaml")) {
          Files.writeString(copy, moved(Files.readString(file), ports));
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  /// What it says that a cluster is given has to be there.
  private static final String KUBECTL =
      """
      echo "kubectl $*"
      for word; do case $word in config/*|samples/*) [ -e "$word" ] || exit 1 ;; esac; done
      """;

  /// The real command line for what runs the platform. What builds and tests everything is only
  /// looked up: it would run this very test.
  private static String rouse(Path place) {
    var java = "'" + String.join("' '", CommandLine.java(CommandLine.agent())) + "'";
    return """
    case $1 in
      up) exec %s "$@" --data '%s' --json ;;
      demo) exec %s "$@" ;;
      kn-agent) shift; exec %s "$@" ;;
      help) exec '%s' help ;;
      *) '%s' help | grep -q "^  $1 " ;;
    esac
    """
        .formatted(
            java,
            place.resolve("data"),
            java,
            java.replace("'dev.rouse.cli.Main'", "'dev.rouse.cli.kn.Main'"),
            ROOT.resolve("rouse"),
            ROOT.resolve("rouse"));
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// How many commands there are to run.
  int blocks() {
    return blocks.size();
  }

  /// Runs them in their order; what they printed.
  ///
  /// @throws AssertionError where one of them fails
  String run() throws IOException, InterruptedException {
    int platform = Math.toIntExact(blocks.stream().takeWhile(block -> !isPlatform(block)).count());
    var before = finished(blocks.subList(0, platform), place.resolve("before"));
    if (platform == blocks.size()) {
      return before;
    }
    var up = shell("exec env " + blocks.get(platform), place.resolve("up"));
    try {
      awaitReady(up);
      return before + finished(blocks.subList(platform + 1, blocks.size()), place.resolve("after"));
    } finally {
      up.destroy();
      if (!up.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        up.destroyForcibly();
      }
    }
  }

  private static boolean isPlatform(String block) {
    return block.contains("./rouse up ");
  }

  private String finished(List<String> run, Path out) throws IOException, InterruptedException {
    String commands = String.join("\n", run);
    // What it has started behind it ends with it.
    var shell = shell("trap 'kill $(jobs -p) 2>/dev/null || :' EXIT\n" + commands, out);
    if (!shell.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      shell.destroyForcibly();
      throw new AssertionError("it does not end: " + Files.readString(out));
    }
    if (shell.exitValue() != 0) {
      throw new AssertionError("it fails: " + Files.readString(out) + "\nof:\n" + commands);
    }
    return Files.readString(out);
  }

  private Process shell(String commands, Path out) throws IOException {
    var builder =
        new ProcessBuilder("bash", "-eu", "-c", commands)
            .directory(place.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    var environment = builder.environment();
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    environment.put("PATH", place.resolve("programs") + ":" + java + ":" + environment.get("PATH"));
    environment.keySet().removeAll(List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY"));
    environment.putAll(Map.of("OLLAMA_HOST", "127.0.0.1:9"));
    return builder.start();
  }

  private void awaitReady(Process up) throws IOException, InterruptedException {
    var said = place.resolve("up");
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (!Files.readString(said).contains("\"ready\":true")) {
      if (up.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > until) {
        throw new AssertionError("the platform does not start: " + Files.readString(said));
      }
    }
  }
}
