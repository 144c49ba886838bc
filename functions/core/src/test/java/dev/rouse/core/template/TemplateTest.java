package dev.rouse.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.json.Json;
import dev.rouse.core.rule.BrokenRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateTest {
  private static final Json.Obj SCOPE =
      (Json.Obj)
          Json.parse(
              """
              {"subject": "order 7", "data": {"id": 7, "big": 4.0E+8, "none": null, "yes": true,
               "items": [{"name": "a b"}], "odd-name/x": "odd", "huge": 1E+999999}}
              """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain|plain",
        "{{subject}}|order 7",
        "<{{ data.id }}>|<7>",
        "{{data.big}}|400000000",
        "{{data.yes}} and {{data.items.0.name}}|true and a b",
        "{{data.items}}|[{\"name\":\"a b\"}]",
        "{{data.odd-name/x}}|odd",
        "{{data.huge}}|1E+999999",
        "up{pod=\"{{data.id}}\"}|up{pod=\"7\"}",
        "\\{{subject}}|{{subject}}",
        "{single} }} { {|{single} }} { {",
      })
  void render_everythingIsThere_fillsEachHole(String template, String text) {
    assertThat(Template.parse(template).render(SCOPE)).isEqualTo(new Rendering.Rendered<>(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"data.nothing", "data.none", "nothing", "subject.x", "data.items.1"})
  void render_aPathFindsNothing_namesIt(String path) {
    var rendering = Template.parse("{{subject}} {{" + path + "}}").render(SCOPE);

    assertThat(rendering).isEqualTo(new Rendering.Missing<>(new Path(path)));
    assertThat(((Rendering.Missing<String>) rendering).message())
        .isEqualTo("`{{" + path + "}}` finds nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{", "{{a", "{{}}", "{{ }}", "{{a b}}", "{{.a}}", "{{a..b}}", "{{{a}}}"})
  void parse_noTemplate_isBroken(String text) {
    assertThatThrownBy(() -> Template.parse(text)).isInstanceOf(BrokenRule.class);
  }

  @Test
  void roots_areWhatPathsBeginAt() {
    assertThat(Template.parse("{{a.b}} {{c}} {{a.d}} \\{{e}}").roots()).containsExactly("a", "c");
  }

  @Test
  void json_render_keepsTheTypeOfAWholeHole() {
    var arguments =
        template(
            "{'id': '{{data.id}}', 'text': 'no {{data.id}}', 'n': 5, 'l': ['{{data.items}}']}");

    assertThat(arguments.render(SCOPE))
        .isEqualTo(
            new Rendering.Rendered<>(
                json("{'id': 7, 'text': 'no 7', 'n': 5, 'l': [[{'name': 'a b'}]]}")));
  }

  @Test
  void json_render_aPathFindsNothing_namesIt() {
    assertThat(template("{'a': {'b': ['x', '{{data.nothing}}']}}").render(SCOPE))
        .isEqualTo(new Rendering.Missing<>(new Path("data.nothing")));
  }

  @Test
  void json_malformedTemplates_saysWhereEachIs() {
    assertThatThrownBy(() -> template("{'a': {'b': ['x', '{{']}, 'c': '{{}}'}"))
        .hasMessageContaining("a.b[1] ")
        .hasMessageContaining("c ");
  }

  private static JsonTemplate template(String json) {
    return new JsonTemplate(json(json));
  }

  private static Json.Obj json(String json) {
    return (Json.Obj) Json.parse(json.replace('\'', '"'));
  }
}
