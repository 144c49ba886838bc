package dev.rouse.simulation.outside;

import dev.rouse.core.definition.Definition;
import dev.rouse.core.model.Message;
import dev.rouse.core.model.ModelReply;
import dev.rouse.core.model.ModelRequest;
import dev.rouse.core.model.ModelRequest.Purpose;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.step.ModelAnswer;
import dev.rouse.core.step.ToolRequest;
import dev.rouse.core.step.Usage;
import dev.rouse.simulation.world.Feature;
import dev.rouse.simulation.world.Plan;
import dev.rouse.simulation.world.Plan.Act;
import dev.rouse.simulation.world.Plan.PlannedCall;
import dev.rouse.simulation.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A model that plays plans: the conversation says which one, and how far it has come.
public final class Script {
  private static final Pattern PLAN = Pattern.compile("\"plan\":(\\d+)");
  private static final Pattern TURNS = Pattern.compile("(\\d+) turns");
  private static final Usage USAGE = new Usage(20, 5, 10);

  private final List<Plan> plans;
  private final boolean fickle;
  private final Map<Place, Integer> asked = new HashMap<>();

  private record Place(int plan, int turn) {}

  public Script(World world) {
    this.plans = world.plans();
    this.fickle = world.has(Feature.FICKLE_MODELS);
  }

  public ModelReply reply(Definition definition, ModelRequest request) {
    int turn = turns(request.messages());
    if (request.purpose() == Purpose.SUMMARY) {
      return says(ModelAnswer.text(turn + " turns"));
    }
    var plan = plans.get(plan(request.messages()));
    int earlier = asked.merge(new Place(plan.number(), turn), 1, Integer::sum) - 1;
    if (turn >= plan.moves().size()) {
      boolean schema = definition.agent().output().isPresent();
      return says(ModelAnswer.text(schema ? "{\"ok\":true}" : "done " + plan.number()));
    }
    var move = plan.moves().get(turn);
    if (earlier < move.failures()) {
      return fails(true);
    }
    return move.failsForGood() ? fails(false) : says(answer(move.act(), earlier));
  }

  private static ModelReply fails(boolean passing) {
    return new ModelReply.Failed(new Problem(Kind.MODEL, "the script says so"), passing);
  }

  private static ModelReply says(ModelAnswer answer) {
    return new ModelReply.Answered(answer, "model", USAGE);
  }

  private ModelAnswer answer(Act act, int earlier) {
    return switch (act) {
      case Act.Says(var text) -> ModelAnswer.text(text);
      case Act.Calls(var calls) ->
          new ModelAnswer("", calls.stream().map(call -> request(call, earlier)).toList());
    };
  }

  /// A fickle model says something else each time it is asked the same.
  private ToolRequest request(PlannedCall call, int earlier) {
    String arguments = call.arguments();
    return new ToolRequest(
        call.tool(),
        fickle && earlier > 0
            ? arguments.replaceFirst("(\"mark\":\"p[^\"]*)", "$1x" + earlier)
            : arguments);
  }

  private static int plan(List<Message> messages) {
    for (var message : messages) {
      if (message instanceof Message.User(var text)) {
        var found = PLAN.matcher(text);
        if (found.find()) {
          return Integer.parseInt(found.group(1));
        }
      }
    }
    throw new IllegalStateException("no plan in " + messages);
  }

  private static int turns(List<Message> messages) {
    int turns = 0;
    for (var message : messages) {
      switch (message) {
        case Message.Assistant _ -> turns++;
        case Message.User(var text) when text.startsWith("What was done so far") -> {
          var found = TURNS.matcher(text);
          turns += found.find() ? Integer.parseInt(found.group(1)) : 0;
        }
        case Message.User _, Message.Instructions _, Message.Result _ -> {}
      }
    }
    return turns;
  }
}
