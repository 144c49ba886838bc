package dev.rouse.edge.settings;

import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.quantity.SizeText;
import dev.rouse.core.resource.HttpAddress;
import dev.rouse.core.rule.BrokenRule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The environment's variables, each read as what it should be.
public record Environment(Map<String, String> variables) {

  public Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  public String required(String name, String what) {
    return text(name).orElseThrow(() -> new BrokenRule(name + " is missing: set it to " + what));
  }

  public int number(String name, int otherwise, int least, int most) {
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
  public Optional<Long> process(String name) {
    return read(name, Long::valueOf, "must be the id of a process");
  }

  public boolean flag(String name, boolean otherwise) {
    return text(name)
        .map(word ->
            switch (word) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new BrokenRule(name + " must be true or false");
            })
        .orElse(otherwise);
  }

  public Duration duration(String name, Duration otherwise) {
    return read(name, DurationText::parse, "").orElse(otherwise);
  }

  public long size(String name, long otherwise) {
    return read(name, SizeText::parse, "").orElse(otherwise);
  }

  public Optional<URI> address(String name) {
    return read(name, HttpAddress::parse, "");
  }

  public Path folder(String name, String otherwise) {
    return Path.of(text(name).orElse(otherwise));
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
