package dev.rouse.gateway.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Programs of this machine that a test runs, each in the folder that it is given.
final class Programs implements AutoCloseable {
  private static final List<String> PLACES = List.of("/usr/bin", "/usr/local/bin", "/usr/sbin");

  private final Path folder;
  private final List<Process> running = new ArrayList<>();

  Programs(Path folder) {
    this.folder = folder;
  }

  static boolean installed(String... names) {
    return Stream.of(names).allMatch(name -> PLACES.stream().anyMatch(place -> there(place, name)));
  }

  private static boolean there(String place, String name) {
    return Files.isExecutable(Path.of(place, name));
  }

  void start(String name, String... arguments) throws IOException {
    String place = PLACES.stream().filter(one -> there(one, name)).findFirst().orElseThrow();
    var command = new ArrayList<>(List.of(place + "/" + name));
    command.addAll(List.of(arguments));
    running.add(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start());
  }

  @Override
  public void close() {
    running.forEach(Process::destroy);
    running.forEach(process -> process.onExit().join());
  }
}
