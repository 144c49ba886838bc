package dev.rouse.image.training;

import dev.rouse.cli.process.Launch;
import dev.rouse.image.root.Folders;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;

/// Trains programs' AOT caches, each by what it does in life, one after the other in front of one
/// journal.
public final class Training implements AutoCloseable {
  private final Path folder;
  private final Stage stage;
  private final HttpClient client = HttpClient.newHttpClient();

  private Training(Path folder, Stage stage) {
    this.folder = folder;
    this.stage = stage;
  }

  /// Begins one.
  public static Training open() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("rouse-training-");
    return new Training(folder, Stage.open(folder));
  }

  /// Trains a program's.
  ///
  /// @throws IOException where that did not work, saying what the process said
  public void train(Launch launch, Rehearsal rehearsal) throws IOException, InterruptedException {
    Files.deleteIfExists(launch.cache());
    rehearse(launch, rehearsal, folder.resolve("log"));
    launch.mark();
  }

  private void rehearse(Launch launch, Rehearsal rehearsal, Path log)
      throws IOException, InterruptedException {
    var told = rehearsal.begin(stage);
    var command = launch.command("-XX:AOTCacheOutput=" + launch.cache());
    try (var trainee = Trainee.start(command, told, log, client)) {
      trainee.awaitReady();
      rehearsal.play(stage, trainee);
      trainee.end();
    }
    if (!Files.exists(launch.cache())) {
      throw new IOException("no cache was written: " + Files.readString(log));
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    stage.close();
    Folders.delete(folder);
  }
}
