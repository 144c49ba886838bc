package dev.rouse.agent.settings;

import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.quantity.SizeText;
import dev.rouse.core.resource.HttpAddress;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The environment's variables, each read as what it should be.
record Environment(Map<String, String> variables) {

  Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  String required(String name, String what) {
    return text(name).orElseThrow(() -> new BrokenRule(name + " is missing: set it to " + what));
  }

  int number(String name, int otherwise, int least, int most) {
    return read(
            name,
            text -> {
              int number = Integer.parseInt(text);
              if (number < least || number > most) {
                throw new NumberFormatException();
              }
              return number;
            },
            "must be a whole number from " + least + " to " + most)
        .orElse(otherwise);
  }

  /// The id of a process.
  Optional<Long> process(String name) {
    return read(name, Long::valueOf, "must be the id of a process");
  }

  Duration duration(String name, Duration otherwise) {
    return read(name, DurationText::parse, "").orElse(otherwise);
  }

  long size(String name, long otherwise) {
    return read(name, SizeText::parse, "").orElse(otherwise);
  }

  Optional<URI> address(String name) {
    return read(name, HttpAddress::parse, "");
  }

  Path folder(String name, String otherwise) {
    return Path.of(text(name).orElse(otherwise));
  }

  /// With `name` out of the file that `name_FILE` names, where it does.
  Environment withFile(String name) {
    var file = text(name + "_FILE");
    if (file.isEmpty()) {
      return this;
    }
    try {
      var more = new HashMap<>(variables);
      more.put(name, Files.readString(Path.of(file.get())).strip());
      return new Environment(more);
    } catch (IOException unreadable) {
      throw new BrokenRule(name + "_FILE cannot be read: " + unreadable);
    }
  }

  private <T> Optional<T> read(String name, Function<String, T> reader, String rule) {
    try {
      return text(name).map(reader);
    } catch (BrokenRule broken) {
      throw new BrokenRule(name + " " + broken.getMessage());
    } catch (NumberFormatException noNumber) {
      throw new BrokenRule(name + " " + rule);
    }
  }
}
