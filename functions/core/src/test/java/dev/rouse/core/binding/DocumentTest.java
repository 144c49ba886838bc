package dev.rouse.core.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DocumentTest {

  @Test
  void parse_scalars_areYaml12s() {
    var texts =
        Document.parse(
            """
            a: yes
            b: 0x1F
            c: 1e3
            d: 2024-01-01
            e: ~
            f: 012
            g: "5"
            h: true
            i: 1_000
            j: |
              line
              another
            """);

    assertThat(root(texts))
        .isEqualTo(
            Json.parse(
                """
                {"a": "yes", "b": 31, "c": 1E+3, "d": "2024-01-01", "e": null, "f": 12, "g": "5",
                 "h": true, "i": "1_000", "j": "line\\nanother\\n"}
                """));
  }

  @Test
  void parse_severalDocuments_emptyOnesAreLeftOut() {
    var texts = Document.parse("---\n---\na: 1\n---\n# nothing\n---\nb: 2\n");

    assertThat(texts.faults()).isEmpty();
    assertThat(texts.documents()).hasSize(2);
  }

  @Test
  void parse_empty_nothing() {
    assertThat(Document.parse("")).isEqualTo(new Document.Texts(List.of(), List.of()));
    assertThat(Document.parse("# only a comment\n").documents()).isEmpty();
  }

  @Test
  void parse_aliasesAndMerges_areFollowed() {
    var texts = Document.parse("a: &a {x: 1}\nb: *a\nc: {<<: *a, y: 2}\n");

    assertThat(root(texts))
        .isEqualTo(
            Json.parse("{\"a\": {\"x\": 1}, \"b\": {\"x\": 1}, \"c\": {\"y\": 2, \"x\": 1}}"));
  }

  @Test
  void parse_hostile_isRefusedAtOnce() {
    var deep = Document.parse("[".repeat(500_000));
    var wide = Document.parse("a: [" + "x,".repeat(200_000) + "]");
    var large = Document.parse("x".repeat(2 << 20));

    assertThat(deep.faults()).singleElement().asString().contains("nests deeper");
    assertThat(wide.faults()).singleElement().asString().contains("more than 100000 values");
    assertThat(large.faults()).singleElement().asString().contains("is longer than");
  }

  @Test
  void parse_control_isRefusedNotThrown() {
    assertThat(Document.parse("a: \u0000").faults()).hasSize(1);
    assertThat(Document.parse("a: *nothing").faults()).hasSize(1);
    assertThat(Document.parse("a: b: c").faults()).hasSize(1);
    assertThat(Document.parse("\ta: b").faults()).hasSize(1);
  }

  @Test
  void trust_unknownFields_areLeftAlone() {
    var document = Document.of((Json.Obj) Json.parse("{\"known\": \"a\", \"newer\": 1}"));

    assertThat(document.read(DocumentTest::known).faults()).hasSize(1);
    assertThat(document.trust(DocumentTest::known).value()).contains("a");
  }

  @Test
  void read_faults_areInTheOrderOfTheText() {
    var document = Document.parse("z: 1\nknown: 5\na: 1\n").documents().getFirst();

    assertThat(document.read(DocumentTest::known).faults())
        .extracting(Fault::line)
        .containsExactly(1, 2, 3);
  }

  private static Optional<String> known(Fields in) {
    String known = in.requiredText("known");
    return in.build(() -> known);
  }

  private static Json root(Document.Texts texts) {
    assertThat(texts.faults()).isEmpty();
    return texts.documents().getFirst().json();
  }
}
