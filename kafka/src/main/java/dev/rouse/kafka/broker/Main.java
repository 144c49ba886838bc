package dev.rouse.kafka.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// The process: `Main DATA PORT CONTROLLER-PORT [PROPERTIES]`. It says `ready` once it answers,
/// ends well when it is told to, and ends at once where its standard input ends: its parent is
/// gone.
public final class Main {
  private Main() {}

  public static void main(String[] words) throws Exception {
    if (words.length < 3) {
      System.err.println("usage: DATA PORT CONTROLLER-PORT [PROPERTIES]");
      System.exit(2);
    }
    Thread.currentThread().setUncaughtExceptionHandler((_, fault) -> end(fault));
    Thread.ofPlatform().daemon().name("parent").start(Main::outliveNobody);
    var extras = words.length > 3 ? read(Path.of(words[3])) : new Properties();
    int port = Integer.parseInt(words[1]);
    var node = Node.start(Path.of(words[0]), port, Integer.parseInt(words[2]), extras);
    Runtime.getRuntime().addShutdownHook(new Thread(node::close, "shutdown"));
    System.out.println("ready");
    System.out.flush();
    node.awaitEnd();
  }

  /// What has not started leaves threads behind that would keep the process alive.
  private static void end(Throwable fault) {
    fault.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  private static Properties read(Path file) throws IOException {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    return properties;
  }

  /// Not in order: there is nobody left to wait for that, and a next one may want the folder.
  private static void outliveNobody() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is said here: the end is all that counts.
      }
    } catch (IOException broken) {
      System.err.println("standard input broke: " + broken.getMessage());
    }
    Runtime.getRuntime().halt(1);
  }
}
