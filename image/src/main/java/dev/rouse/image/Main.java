package dev.rouse.image;

import dev.rouse.cli.process.Launch;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.image.training.AgentRehearsal;
import dev.rouse.image.training.Rehearsal;
import dev.rouse.image.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Trains programs' caches for the JDK of the build, or the agent's for a runtime that it was
/// packed with, or writes an image. Works in the repository's folder. Exits 2 on wrong usage, 1
/// where something did not work.
public final class Main {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final double MEGABYTE = 1e6;

  private Main() {}

  public static void main(String[] words) throws InterruptedException {
    System.exit(run(List.of(words)));
  }

  private static int run(List<String> words) throws InterruptedException {
    try {
      act(words);
      return DONE;
    } catch (BrokenRule broken) {
      return said(String.valueOf(broken.getMessage()), MISUSED);
    } catch (IOException failed) {
      return said(String.valueOf(failed.getMessage()), FAILED);
    }
  }

  private static void act(List<String> words) throws IOException, InterruptedException {
    if (words.size() > 1 && words.getFirst().equals("train")) {
      train(launches(words.subList(1, words.size())));
    } else if (words.size() == 4 && words.getFirst().equals("train-at")) {
      var at = new Launch(absolute(words.get(1)), absolute(words.get(2)), absolute(words.get(3)));
      train(Map.of(at, new AgentRehearsal()));
    } else if (words.size() == 2 && words.getFirst().equals("write")) {
      var _ = write(program(words.get(1)));
    } else if (words.size() == 4
        && words.getFirst().equals("write")
        && words.get(2).equals("--push")) {
      var program = program(words.get(1));
      String pushed = packing(program).push(write(program), words.get(3), version());
      System.out.println("pushed " + words.get(3) + "/" + program.title() + "@" + pushed);
    } else {
      throw new BrokenRule("usage: ./rouse image NAME [--push REGISTRY]; names: " + names());
    }
  }

  private static Map<Launch, Rehearsal> launches(List<String> names) {
    var launches = new LinkedHashMap<Launch, Rehearsal>();
    for (String name : names) {
      var rehearsal = program(name).rehearsal();
      launches.put(
          Launch.of(program(name).jar()),
          rehearsal.orElseThrow(() -> new BrokenRule("the " + name + " is not trained")));
    }
    return launches;
  }

  /// Those whose cache does not fit any more.
  private static void train(Map<Launch, Rehearsal> programs)
      throws IOException, InterruptedException {
    var untrained = new LinkedHashMap<>(programs);
    for (Launch launch : programs.keySet()) {
      if (launch.trained()) {
        untrained.remove(launch);
      }
    }
    if (untrained.isEmpty()) {
      return;
    }
    try (var training = Training.open()) {
      for (var program : untrained.entrySet()) {
        training.train(program.getKey(), program.getValue());
        System.out.println("trained the AOT cache of " + program.getKey().jar());
      }
    }
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  private static Packing.Packed write(Program program) throws IOException, InterruptedException {
    var packed = packing(program).pack(version());
    System.out.printf(
        "%s: %.1f MB, %s%n", packed.tar(), Files.size(packed.tar()) / MEGABYTE, packed.digest());
    System.out.println("made of: " + packed.bill());
    return packed;
  }

  private static Packing packing(Program program) {
    return new Packing(program, Path.of(""), Path.of("image", "target", program.word()));
  }

  private static Program program(String name) {
    return Program.of(name)
        .orElseThrow(() -> new BrokenRule("there is no image '" + name + "'; names: " + names()));
  }

  private static String names() {
    return Arrays.stream(Program.values()).map(Program::word).collect(Collectors.joining(", "));
  }

  private static String version() {
    return System.getProperty("rouse.commit", "dev");
  }

  private static int said(String why, int code) {
    System.err.println("rouse: " + why);
    return code;
  }
}
