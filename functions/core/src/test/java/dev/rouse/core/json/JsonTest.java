package dev.rouse.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {

  @Test
  void parse_write_keepsOrderAndNumbers() {
    String text = "{\"b\":[1,2.50,-1E+3,true,null],\"a\":{\"x\":\"ü\\n\\\"\"}}";

    assertThat(Json.parse(text).write()).isEqualTo(text);
  }

  @Test
  void canonical_equalValues_oneText() {
    assertThat(Json.parse("{\"b\":1.0,\"a\":2}").canonical())
        .isEqualTo(Json.parse("{\"a\":2.00,\"b\":1}").canonical())
        .isEqualTo("{\"a\":2,\"b\":1}");
  }

  @Test
  void str_nulAndLoneSurrogates_areReplacedAndTheRestKept() {
    assertThat(Json.of("a\0b\uD800c\uDC00d😀e"))
        .isEqualTo(new Json.Str("a\uFFFDb\uFFFDc\uFFFDd😀e"));
    assertThat(Json.parse("{\"k\\u0000\":\"\\ud800\"}"))
        .isEqualTo(new Json.Obj(Map.of("k\uFFFD", new Json.Str("\uFFFD"))));
  }

  @Test
  void parse_notJson_saysWhere() {
    for (String text : List.of("", "{", "[1,]", "1 2", "{\"a\":1,\"a\":2}", "tru")) {
      assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedJson.class);
    }
    assertThatThrownBy(() -> Json.parse("{\n \"a\": x}")).hasMessageContaining("line 2");
  }

  @Test
  void parse_deepNesting_isRefused() {
    String deep = "[".repeat(100_000);

    assertThatThrownBy(() -> Json.parse(deep)).isInstanceOf(MalformedJson.class);
    assertThatThrownBy(() -> Json.parse(deep.getBytes(UTF_8))).isInstanceOf(MalformedJson.class);
  }

  @Test
  void parse_bytes_isWhatTheirTextIs() {
    String text = "{\"ü😀\":[1,2.50,\"a\\u0000\"],\"b\":null}";

    assertThat(Json.parse(text.getBytes(UTF_8))).isEqualTo(Json.parse(text));
  }

  @Test
  void parse_bytesThatAreNoUtf8_isRefused() {
    for (byte[] bytes :
        List.of(
            new byte[] {'"', (byte) 0xff, '"'},
            new byte[] {'"', (byte) 0xc3, '"'},
            new byte[] {'"', (byte) 0xe2, (byte) 0x82},
            new byte[] {0, 0, 0, 1, 2, 3, 4, 5},
            new byte[] {0, 0, (byte) 0xff, (byte) 0xfe},
            new byte[0])) {
      assertThatThrownBy(() -> Json.parse(bytes)).isInstanceOf(MalformedJson.class);
    }
  }

  @Test
  void write_whatMustBeEscaped_isReadAgain() {
    for (String text : List.of("", "plain ü😀", "\"", "\\", "a\nb", "\t\u001f", "/<>&\u2028")) {
      assertThat(Json.parse(Json.of(text).write())).isEqualTo(Json.of(text));
    }
  }

  @Test
  void stored_whatCameInAndWasWrapped_isReadAgain() {
    var deepest = Json.parse("[".repeat(200) + "]".repeat(200));
    var wrapped = Json.object().put("input", Json.object().put("event", deepest).done()).done();

    assertThat(Json.stored(wrapped.write())).isEqualTo(wrapped);
  }

  @Test
  void at_path_findsFieldsAndPositions() {
    var json = Json.parse("{\"data\":{\"items\":[{\"id\":7}]}}");

    assertThat(json.at("data.items.0.id")).contains(Json.of(7));
    assertThat(json.at("data.items.1.id")).isEmpty();
    assertThat(json.at("data.items.x")).isEmpty();
  }
}
