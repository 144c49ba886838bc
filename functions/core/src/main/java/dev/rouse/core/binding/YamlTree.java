package dev.rouse.core.binding;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One document's nodes to values, noting the line of each.
final class YamlTree {
  private static final int MOST_NODES = 100_000;
  private static final int LONGEST_NUMBER = 100;

  private final Lines lines;
  private final List<Fault> faults;
  private int nodes;

  YamlTree(Lines lines, List<Fault> faults) {
    this.lines = lines;
    this.faults = faults;
  }

  Json value(Node node, Place place) {
    lines.put(place, line(node));
    if (++nodes > MOST_NODES) {
      return nodes == MOST_NODES + 1
          ? fault(node, Place.ROOT, "has more than " + MOST_NODES + " values")
          : Json.Null.VALUE;
    }
    return switch (node) {
      case Node recursive when recursive.isRecursive() ->
          fault(node, place, "contains itself by an alias");
      case MappingNode mapping -> object(mapping, place);
      case SequenceNode sequence -> list(sequence, place);
      case ScalarNode scalar -> scalar(scalar, place);
      default -> fault(node, place, "is of no known kind");
    };
  }

  private Json object(MappingNode mapping, Place place) {
    var fields = new LinkedHashMap<String, Json>();
    for (var tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        Place here = place.field(key.getValue());
        lines.put(here, line(key));
        if (fields.put(key.getValue(), value(tuple.getValueNode(), here)) != null) {
          fault(key, here, "is written twice");
        }
      } else {
        fault(tuple.getKeyNode(), place, "has a key that is no text");
      }
    }
    return new Json.Obj(fields);
  }

  private Json list(SequenceNode sequence, Place place) {
    var items = new ArrayList<Json>();
    for (Node item : sequence.getValue()) {
      items.add(value(item, place.item(items.size())));
    }
    return new Json.Arr(items);
  }

  private Json scalar(ScalarNode scalar, Place place) {
    Tag tag = scalar.getTag();
    String text = scalar.getValue();
    if (tag.equals(Tag.NULL)) {
      return Json.Null.VALUE;
    }
    if (tag.equals(Tag.BOOL)) {
      return Json.of(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(scalar, text, place);
    }
    return Json.of(text);
  }

  private Json number(ScalarNode scalar, String text, Place place) {
    if (text.length() > LONGEST_NUMBER) {
      return fault(scalar, place, "is a number of more than " + LONGEST_NUMBER + " digits");
    }
    try {
      if (text.startsWith("0x")) {
        return new Json.Num(new BigDecimal(new BigInteger(text.substring(2), 16)));
      }
      return text.startsWith("0o")
          ? new Json.Num(new BigDecimal(new BigInteger(text.substring(2), 8)))
          : new Json.Num(new BigDecimal(text));
    } catch (NumberFormatException notFinite) {
      return fault(scalar, place, "`" + text + "` is no number that JSON has");
    }
  }

  @CanIgnoreReturnValue
  private Json fault(Node node, Place place, String message) {
    faults.add(new Fault(place.text(), line(node), message));
    return Json.Null.VALUE;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
