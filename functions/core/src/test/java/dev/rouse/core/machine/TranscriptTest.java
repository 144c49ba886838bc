package dev.rouse.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Plays each folder's script and compares what is decided. `-Dgolden.update` writes it anew.
final class TranscriptTest {
  private static final Path FOLDER = Path.of("src/test/resources/transcripts");
  private static final String AGENT = "agent.yaml";
  private static final String SCRIPT = "script.json";
  private static final String TRANSCRIPT = "transcript.txt";

  private static final Event EVENT =
      Event.of(
          "1",
          "/monitoring",
          "com.example.pod.restarted",
          Json.object().put("pod", "web-1").put("restarts", 7).done());

  @TestFactory
  Stream<DynamicTest> transcript() throws IOException {
    return folders().stream()
        .map(
            folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> play(folder)));
  }

  @TestFactory
  Stream<DynamicTest> folder_holdsNothingUnused() throws IOException {
    return folders().stream()
        .map(folder ->
            DynamicTest.dynamicTest(
                folder.getFileName().toString(),
                () -> assertThat(names(folder)).isSubsetOf(AGENT, SCRIPT, TRANSCRIPT)));
  }

  private static void play(Path folder) throws IOException {
    var own = folder.resolve(AGENT);
    var definition = Agents.read(Files.exists(own) ? own : FOLDER.resolve(AGENT));
    var script = Script.parse(Files.readString(folder.resolve(SCRIPT)));

    String transcript = Transcript.of(definition, EVENT, script);

    var golden = folder.resolve(TRANSCRIPT);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, transcript);
    }
    assertThat(transcript).isEqualTo(Files.readString(golden));
  }

  private static List<Path> folders() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
