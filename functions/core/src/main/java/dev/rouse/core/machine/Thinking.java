package dev.rouse.core.machine;

import dev.rouse.core.conversation.Fitting;
import dev.rouse.core.conversation.Opening;
import dev.rouse.core.conversation.ReadOn;
import dev.rouse.core.definition.Definition;
import dev.rouse.core.definition.Toolbox;
import dev.rouse.core.json.Json;
import dev.rouse.core.limit.Room;
import dev.rouse.core.limit.RunLimits;
import dev.rouse.core.limit.Window;
import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.model.ModelRequest.Purpose;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.resource.agent.Output;
import dev.rouse.core.runbook.RunbookTurn;
import dev.rouse.core.step.Step;
import dev.rouse.core.step.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The model's turn, or the runbook's in its place.
final class Thinking {
  private final Definition definition;
  private final List<ModelRequest.Tool> tools;

  Thinking(Definition definition, Toolbox toolbox) {
    this.definition = definition;
    this.tools =
        Stream.concat(
                toolbox.offered().stream()
                    .map(t -> new ModelRequest.Tool(t.name(), t.description(), t.schema())),
                Stream.of(ReadOn.told()))
            .toList();
  }

  Optional<Next> go(Turn turn, Instant notBefore) {
    if (turn.at().isBefore(notBefore)) {
      return Optional.of(new Next.Sleep(notBefore));
    }
    var reached = RunLimits.reached(definition.agent().limits(), turn.standing().tally());
    if (reached.isPresent()) {
      return turn.fail(Kind.LIMIT, reached.get());
    }
    return turn.state().byRunbook() || definition.models().isEmpty()
        ? byRunbook(turn)
        : byModel(turn);
  }

  private Optional<Next> byRunbook(Turn turn) {
    var runbook = definition.agent().runbook();
    if (runbook.isEmpty()) {
      return turn.fail(Kind.MODEL, "the agent has neither a model nor a runbook");
    }
    var state = turn.state();
    return switch (RunbookTurn.of(runbook.get(), state.task().event(), state.entries())) {
      case RunbookTurn.Says(var answer) ->
          turn.add(new Step.Answered(answer, RunbookTurn.MODEL, Usage.NONE, Optional.empty()));
      case RunbookTurn.Fails(var why) -> turn.fail(Kind.RUNBOOK, why);
    };
  }

  private Optional<Next> byModel(Turn turn) {
    return switch (Opening.of(definition.agent(), turn.state().task())) {
      case Opening.Broken(var why) -> turn.fail(Kind.INVALID, why);
      case Opening.Messages(var opening) -> byModel(turn, opening);
    };
  }

  private Optional<Next> byModel(Turn turn, List<Message> opening) {
    long room = Room.of(definition.models().getFirst());
    return switch (Fitting.fit(opening, turn.state().entries(), tools, room)) {
      case Fitting.Fits(var messages) ->
          ask(turn, 0, new ModelRequest(Purpose.TURN, messages, tools, schema()));
      case Fitting.Shrink(var calls) -> turn.add(new Step.Shrunk(calls));
      case Fitting.Summarise(var messages, var through) ->
          ask(
              turn,
              through,
              new ModelRequest(Purpose.SUMMARY, messages, List.of(), Optional.empty()));
      case Fitting.TooLarge(var why) -> turn.fail(Kind.LIMIT, why);
    };
  }

  private Optional<Next> ask(Turn turn, int through, ModelRequest request) {
    var windows = Window.of(definition.agent().budget(), turn.at());
    return Optional.of(new Next.AskModel(request, through, windows));
  }

  private Optional<Json> schema() {
    return definition.agent().output().map(Output::schema);
  }
}
