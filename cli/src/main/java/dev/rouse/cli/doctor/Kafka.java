package dev.rouse.cli.doctor;

import dev.rouse.cli.shown.Words;
import dev.rouse.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The Kafka behind a gateway, by what the gateway says of it.
final class Kafka {
  private static final String PART = "Kafka";
  private static final int SAFE = 2;

  /// The release that came with a `metadata.version`, from the first one on.
  private static final TreeMap<Integer, String> RELEASES =
      new TreeMap<>(
          Map.of(
              7, "3.3", 8, "3.4", 11, "3.5", 14, "3.6", 19, "3.7", 20, "3.8", 21, "3.9", 25, "4.0",
              27, "4.1", 29, "4.2"));

  private Kafka() {}

  static Finding look(Json.Obj platform) {
    if (!(platform.get("kafka").orElse(Json.Null.VALUE) instanceof Json.Obj kafka)) {
      return Finding.less(
          PART, "the gateway knows of none: topics wake nobody; ROUSE_KAFKA_BOOTSTRAP names one");
    }
    String problem = Words.at(kafka, "problem");
    if (!problem.isEmpty()) {
      return Finding.ill(
          PART,
          "at %s: %s; look at the brokers, at the network policy and at the properties that the"
                  .formatted(Words.at(kafka, "bootstrap"), problem)
              + " gateway is given");
    }
    var doubtful = doubtful(kafka);
    String what = Words.at(kafka, "brokers") + " brokers, " + release(kafka);
    return doubtful.isEmpty()
        ? Finding.well(PART, what)
        : Finding.less(PART, what + ": " + String.join("; ", doubtful));
  }

  private static String release(Json.Obj kafka) {
    String level = Words.at(kafka, "metadataVersion");
    if (!level.matches("\\d{1,4}")) {
      return "of a version that it does not say";
    }
    var release = RELEASES.floorEntry(Integer.parseInt(level));
    return "metadata.version "
        + level
        + (release == null ? "" : " (Kafka " + release.getValue() + " or later)");
  }

  private static List<String> doubtful(Json.Obj kafka) {
    var doubtful = new ArrayList<String>();
    boolean several = number(kafka, "brokers", 1) > SAFE;
    for (String name : List.of("default.replication.factor", "min.insync.replicas")) {
      if (several && setting(kafka, name).equals("1")) {
        doubtful.add(
            name + " is 1: what is answered into a topic may be lost with one broker; set it to 2");
      }
    }
    if (setting(kafka, "auto.create.topics.enable").equals("true")) {
      doubtful.add(
          "auto.create.topics.enable is true: a topic that is misspelt comes to be; set it to false");
    }
    return doubtful;
  }

  /// Its name has dots in it, so that it is no path.
  private static String setting(Json.Obj kafka, String name) {
    return kafka.get("settings").orElse(Json.Null.VALUE) instanceof Json.Obj settings
        ? settings.text(name).orElse("")
        : "";
  }

  private static int number(Json.Obj json, String path, int without) {
    String text = Words.at(json, path);
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : without;
  }
}
