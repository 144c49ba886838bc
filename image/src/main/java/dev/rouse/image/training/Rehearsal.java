package dev.rouse.image.training;

import java.io.IOException;
import java.util.Map;

/// What a program lives through while its JVM notes what to have ready.
public interface Rehearsal {

  /// Sets the stage before the program starts.
  ///
  /// @return what its process is told, but for its ports
  Map<String, String> begin(Stage stage) throws IOException;

  /// Plays with the process once it is ready.
  void play(Stage stage, Trainee trainee) throws IOException, InterruptedException;
}
