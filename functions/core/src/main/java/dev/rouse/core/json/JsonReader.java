package dev.rouse.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/// JSON text to values. The bounds keep a hostile document from costing more than its size.
final class JsonReader {
  private static final int DEEPEST = 200;

  /// What came in is wrapped when it is stored (an event in an input in a step), never this deep.
  private static final int DEEPEST_STORED = 1000;

  private static final int LONGEST_NUMBER = 400;
  private static final int LONGEST_TEXT = 64 << 20;

  private JsonReader() {}

  /// Made when the first document is read: a process that reads none does not load it.
  private static final class Holder {
    static final JsonFactory STRANGE = factory(DEEPEST);
    static final JsonFactory STORED = factory(DEEPEST_STORED);

    private static JsonFactory factory(int deepest) {
      return JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(deepest)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxStringLength(LONGEST_TEXT)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // strangers choose the names
          .build();
    }
  }

  /// How a parser of one text is made.
  @FunctionalInterface
  private interface Opening {
    JsonParser open() throws IOException;
  }

  static Json read(String text) {
    return read(() -> Holder.STRANGE.createParser(text));
  }

  static Json read(byte[] utf8) {
    return read(() -> Holder.STRANGE.createParser(utf8));
  }

  static Json readStored(String text) {
    return read(() -> Holder.STORED.createParser(text));
  }

  private static Json read(Opening opening) {
    try (JsonParser parser = opening.open()) {
      if (parser.nextToken() == null) {
        throw new MalformedJson("empty text is no JSON");
      }
      Json value = value(parser);
      if (parser.nextToken() != null) {
        throw new MalformedJson("more follows after the JSON value" + where(parser));
      }
      return value;
    } catch (JsonProcessingException malformed) {
      throw new MalformedJson(message(malformed));
    } catch (IOException noText) {
      // Nothing is read from elsewhere: what is left are bytes that are no text.
      throw new MalformedJson("the bytes are no UTF-8");
    }
  }

  private static Json value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> new Json.Str(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getDecimalValue());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.Null.VALUE;
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new MalformedJson("unexpected " + parser.currentToken() + where(parser));
    };
  }

  private static Json object(JsonParser parser) throws IOException {
    var fields = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return new Json.Obj(fields);
  }

  private static Json array(JsonParser parser) throws IOException {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Arr(items);
  }

  private static String where(JsonParser parser) {
    var at = parser.currentLocation();
    return " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static String message(JsonProcessingException malformed) {
    var at = malformed.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return Text.shortened(malformed.getOriginalMessage(), 200) + place;
  }
}
