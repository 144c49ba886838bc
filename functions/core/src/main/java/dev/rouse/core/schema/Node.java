package dev.rouse.core.schema;

import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import dev.rouse.core.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of our values as the schema library sees it.
final class Node implements JsonNode {
  private final Json value;
  private final String pointer;
  private final Meter meter;

  Node(Json value, String pointer, Meter meter) {
    this.value = value;
    this.pointer = pointer;
    this.meter = meter;
  }

  @Override
  public String getJsonPointer() {
    return pointer;
  }

  @Override
  public SimpleType getNodeType() {
    meter.step();
    return switch (value) {
      case Json.Null _ -> SimpleType.NULL;
      case Json.Bool _ -> SimpleType.BOOLEAN;
      case Json.Str _ -> SimpleType.STRING;
      case Json.Num(var number) -> isWhole(number) ? SimpleType.INTEGER : SimpleType.NUMBER;
      case Json.Arr _ -> SimpleType.ARRAY;
      case Json.Obj _ -> SimpleType.OBJECT;
    };
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  @Override
  public boolean asBoolean() {
    return ((Json.Bool) value).value();
  }

  @Override
  public String asString() {
    return ((Json.Str) value).value();
  }

  @Override
  public BigInteger asInteger() {
    return asNumber().toBigInteger();
  }

  @Override
  public BigDecimal asNumber() {
    return Magnitude.bounded(((Json.Num) value).value());
  }

  @Override
  public List<JsonNode> asArray() {
    var items = ((Json.Arr) value).items();
    var nodes = new ArrayList<JsonNode>(items.size());
    for (int i = 0; i < items.size(); i++) {
      meter.step();
      nodes.add(new Node(items.get(i), pointer + "/" + i, meter));
    }
    return nodes;
  }

  @Override
  public Map<String, JsonNode> asObject() {
    var nodes = new LinkedHashMap<String, JsonNode>();
    ((Json.Obj) value)
        .fields()
        .forEach((name, field) -> {
          meter.step();
          nodes.put(name, new Node(field, pointer + "/" + JsonNode.encodeJsonPointer(name), meter));
        });
    return nodes;
  }

  @Override
  public String toPrintableString() {
    return switch (value) {
      case Json.Arr _ -> "a list";
      case Json.Obj _ -> "an object";
      case Json.Null _, Json.Bool _, Json.Num _, Json.Str _ -> value.write();
    };
  }

  /// Equal as JSON schema has it: 1 is 1.0.
  @Override
  public boolean equals(Object other) {
    meter.step();
    return other instanceof Node node && node.value.canonical().equals(value.canonical());
  }

  @Override
  public int hashCode() {
    return value.canonical().hashCode();
  }
}
