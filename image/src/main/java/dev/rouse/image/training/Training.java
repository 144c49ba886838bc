package dev.rouse.image.training;

import dev.rouse.cli.process.Launch;
import dev.rouse.image.root.Folders;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;

/// Trains the agent's AOT cache by what an agent does: it claims a run that waited, is asked over
/// HTTP, calls a model and a tool server, and journals it all.
public final class Training {
  private Training() {}

  /// Trains it unless there is a cache that fits.
  ///
  /// @return whether it was trained now
  /// @throws IOException where that did not work, saying what the process said
  public static boolean train(Launch launch) throws IOException, InterruptedException {
    if (launch.trained()) {
      return false;
    }
    Files.deleteIfExists(launch.cache());
    var folder = Files.createTempDirectory("rouse-training-");
    try (var stage = Stage.open(folder);
        var client = HttpClient.newHttpClient()) {
      rehearse(launch, stage, folder.resolve("log"), client);
    } finally {
      Folders.delete(folder);
    }
    launch.mark();
    return true;
  }

  private static void rehearse(Launch launch, Stage stage, Path log, HttpClient client)
      throws IOException, InterruptedException {
    var waiting = stage.offer("waiting");
    var command = launch.command("-XX:AOTCacheOutput=" + launch.cache());
    try (var trainee = Trainee.start(command, stage.environment(), log, client)) {
      trainee.awaitReady();
      stage.awaitAnswer(waiting);
      trainee.ask("asked");
      trainee.end();
    }
    if (!Files.exists(launch.cache())) {
      throw new IOException("no cache was written: " + Files.readString(log));
    }
  }
}
