package dev.rouse.core.step.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.json.Json;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.Ask;
import dev.rouse.core.step.Input;
import dev.rouse.core.step.Intent;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.Outcome;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.step.Usage;
import dev.rouse.core.task.AgentId;
import dev.rouse.core.task.Event;
import dev.rouse.core.task.RunId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StepJsonTest {
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final Problem PROBLEM = new Problem(Kind.MODEL, "no answer");
  private static final Usage USAGE = new Usage(10, 4, 7);
  private static final Json.Obj ARGUMENTS = Json.object().put("pod", "a").done();

  static List<Step> everyStep() {
    return Stream.concat(ownSteps().stream(), heardInputs().stream()).toList();
  }

  private static List<Step> heardInputs() {
    return List.of(
        new Step.Heard(1, new Input.Decided("a3", true, "ann", "fine")),
        new Step.Heard(2, new Input.Cancelled("ann", "wrong")),
        new Step.Heard(3, new Input.ChildEnded("c1-0", new Outcome.Failed(PROBLEM))),
        new Step.Heard(4, new Input.News(Event.of("1", "/s", "t", Json.of(1)))),
        new Step.Heard(5, new Input.Redriven("ann")));
  }

  private static List<Step> ownSteps() {
    return List.of(
        new Step.Answered(ModelAnswer.text("done"), "gpt", USAGE, Optional.empty()),
        new Step.Answered(
            ModelAnswer.calling(new ToolRequest("get", "{\"a\":")),
            "gpt",
            USAGE,
            Optional.of(new BigDecimal("0.00012"))),
        new Step.Intended(List.of(new Intent("c1-0", Effect.ONCE))),
        new Step.Returned("c1-0", new ToolResult.Ok("out", true)),
        new Step.Returned("c1-0", new ToolResult.Sent("news", ARGUMENTS)),
        new Step.Returned("c1-0", new ToolResult.Failed("no")),
        new Step.Returned("c1-0", new ToolResult.Failed("no answer", true)),
        new Step.Returned("c1-0", new ToolResult.Refused("no")),
        new Step.Returned("c1-0", new ToolResult.Denied("ann", "too late")),
        new Step.Returned("c1-0", new ToolResult.Unknown()),
        new Step.Asked(
            new Ask(
                "a3",
                "c1-0",
                Ask.Why.UNKNOWN_RESULT,
                "get",
                ARGUMENTS,
                Ask.hash("get", ARGUMENTS),
                List.of("group:sre"),
                AT)),
        new Step.Delegated("c1-0", new AgentId("ops", "dba"), new RunId("r"), AT, ARGUMENTS),
        new Step.Expired("c1-0"),
        new Step.Lost(List.of("c1-0", "c1-1")),
        new Step.Shrunk(List.of("c1-0")),
        new Step.Summarised(7, "so far", "gpt", USAGE, Optional.empty()),
        new Step.Corrected(List.of("no JSON")),
        new Step.Deferred(PROBLEM, AT),
        new Step.Held("day", AT),
        new Step.FellBack(PROBLEM),
        new Step.Ended(new Outcome.Completed("yes", Optional.of(ARGUMENTS))),
        new Step.Ended(new Outcome.Failed(PROBLEM)),
        new Step.Ended(new Outcome.Cancelled("ann", "wrong")));
  }

  @ParameterizedTest
  @MethodSource("everyStep")
  void read_whatWasWritten_isTheSame(Step step) {
    String stored = StepJson.write(step).write();

    assertThat(StepJson.read((Json.Obj) Json.parse(stored))).isEqualTo(step);
  }

  @Test
  void everyStep_coversEveryKind() {
    assertThat(everyStep().stream().map(Step::getClass).distinct())
        .hasSize(Step.class.getPermittedSubclasses().length);
  }

  @Test
  void read_unknownKind_saysSo() {
    assertThatThrownBy(() -> StepJson.read(Json.object().put("kind", "dreamt").done()))
        .hasMessageContaining("dreamt");
  }
}
