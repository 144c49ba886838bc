package dev.rouse.core.binding;

import dev.rouse.core.json.Json;
import dev.rouse.core.json.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// YAML text to documents. What nests deep, repeats itself by aliases or is very long is refused
/// before it costs anything.
final class YamlReader {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int MOST_ALIASES = 50;
  private static final int DEEPEST = 64;
  private static final int LONGEST_MESSAGE = 300;

  private final LoadSettings settings =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(MOST_CHARACTERS)
          .setMaxAliasesForCollections(MOST_ALIASES)
          .build();
  private final List<Fault> faults;

  YamlReader(List<Fault> faults) {
    this.faults = faults;
  }

  List<Document> read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      fault(Optional.empty(), "is longer than " + MOST_CHARACTERS + " characters");
      return List.of();
    }
    var documents = new ArrayList<Document>();
    String yaml = isJson(text) ? text.replace('\t', ' ') : text;
    try {
      if (shallow(yaml)) {
        new Compose(settings)
            .composeAllFromString(yaml)
            .forEach(node -> document(node).ifPresent(documents::add));
      }
    } catch (MarkedYamlEngineException malformed) {
      String problem = Optional.ofNullable(malformed.getProblem()).orElse("cannot be read");
      fault(malformed.getProblemMark(), "is no YAML: " + problem);
    } catch (YamlEngineException refused) {
      fault(Optional.empty(), "is no YAML: " + refused.getMessage());
    }
    return documents;
  }

  /// JSON is YAML but for its tabs. They are never part of its texts, so spaces do as well.
  private static boolean isJson(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  /// Composing recurses, parsing does not: this keeps a hostile text off the stack.
  private boolean shallow(String text) {
    try {
      return !isDeep(text);
    } catch (YamlEngineException malformed) {
      return true; // as far as it can be read, and composing comes no further
    }
  }

  private boolean isDeep(String text) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case SequenceStart, MappingStart -> depth++;
        case SequenceEnd, MappingEnd -> depth--;
        case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
      }
      if (depth > DEEPEST) {
        fault(event.getStartMark(), "nests deeper than " + DEEPEST + " levels");
        return true;
      }
    }
    return false;
  }

  private Optional<Document> document(Node node) {
    var lines = new Lines();
    int before = faults.size();
    Json root = new YamlTree(lines, faults).value(node, Place.ROOT);
    return switch (root) {
      case Json.Null _ -> Optional.empty();
      case Json.Obj object when faults.size() == before -> Optional.of(new Document(object, lines));
      case Json.Obj _ -> Optional.empty();
      case Json.Bool _, Json.Num _, Json.Str _, Json.Arr _ -> {
        fault(node.getStartMark(), "must be a resource: an object with `kind` and `spec`");
        yield Optional.empty();
      }
    };
  }

  private void fault(Optional<Mark> mark, String message) {
    int line = mark.map(at -> at.getLine() + 1).orElse(0);
    faults.add(new Fault("", line, Text.shortened(message, LONGEST_MESSAGE)));
  }
}
