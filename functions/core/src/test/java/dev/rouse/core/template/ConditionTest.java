package dev.rouse.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rouse.core.json.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionTest {
  private static final Json.Obj SCOPE =
      (Json.Obj)
          Json.parse(
              """
              {"memory": {"value": 412345678.5, "n": 3, "none": null, "big": 1E+999999,
               "list": [1, 2, 3], "text": "oom killed"}, "not-a-name": 1}
              """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memory.value > 4e8|true",
        "memory.value > 400000000|true",
        "memory.n > 2.5|true",
        "memory.n == 3.0|true",
        "memory.n + 1 == 5|false",
        "memory.none == null|true",
        "memory.big > 1|true",
        "has(memory.nothing)|false",
        "has(memory.n) && memory.n in memory.list|true",
        "memory.list.exists(x, x > 2)|true",
        "size(memory.list) == 3|true",
        "memory.text.contains('oom')|true",
        "memory.text.matches('^(o+)+m')|true",
      })
  void judge_canBeJudged_holdsOrNot(String expression, boolean holds) {
    assertThat(new Condition(expression).judge(SCOPE)).isEqualTo(new Judgement.Judged(holds));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memory.nothing > 1|key 'nothing' is not present",
        "memory.text > 1|No matching overload",
        "memory.n / 0 > 1|/ by zero",
        "memory.n|neither true nor false",
        "memry.n > 1|`memry` is not known here; did you mean `memory`?",
        "memory.n >|mismatched input",
      })
  void judge_cannotBeJudged_saysWhy(String expression, String why) {
    assertThat(new Condition(expression).judge(SCOPE))
        .isInstanceOfSatisfying(
            Judgement.Failed.class,
            failed -> assertThat(failed.why()).contains(expression).contains(why));
  }

  @Test
  void judge_costly_ends() {
    String ten = "[0,1,2,3,4,5,6,7,8,9]";
    String costly = "true";
    for (String name : "a b c d e f g h".split(" ", -1)) {
      costly = ten + ".all(" + name + "," + costly + ")";
    }

    assertThat(new Condition(costly).judge(SCOPE)).isInstanceOf(Judgement.Failed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory >", "later.x > 1", "'text'", "1 > 'a'", "f(memory)", ""})
  void fault_noCondition_saysWhy(String expression) {
    assertThat(new Condition(expression).fault(Set.of("memory"))).isNotEmpty();
  }

  @Test
  void fault_longOrDeep_isSaidShortly() {
    String deep = "(".repeat(500) + "true" + ")".repeat(500);
    String wide = "true" + " || memory.x == 1".repeat(500);

    assertThat(new Condition(deep).fault(Set.of("memory")).orElseThrow()).hasSizeLessThan(400);
    assertThat(new Condition(wide).fault(Set.of("memory")).orElseThrow()).hasSizeLessThan(400);
  }

  @Test
  void fault_condition_none() {
    assertThat(new Condition("memory.value > 4e8 && has(data.x)").fault(Set.of("memory", "data")))
        .isEmpty();
  }
}
