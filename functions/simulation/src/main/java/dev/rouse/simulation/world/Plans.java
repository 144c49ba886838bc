package dev.rouse.simulation.world;

import dev.rouse.core.json.Json;
import dev.rouse.simulation.schedule.Draws;
import dev.rouse.simulation.world.Plan.Act;
import dev.rouse.simulation.world.Plan.Move;
import dev.rouse.simulation.world.Plan.PlannedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Draws what models will do.
final class Plans {
  private static final int MOST_MOVES = 4;
  private static final int MOST_CALLS = 3;
  private static final int FOR_EVER = 99;
  private static final int MORE_THAN_RETRIES = 5;

  private final Draws draws;
  private final Set<Feature> features;
  private final List<Plan> plans = new ArrayList<>();

  Plans(Draws draws, Set<Feature> features) {
    this.draws = draws;
    this.features = features;
  }

  List<Plan> all() {
    return List.copyOf(plans);
  }

  private boolean sometimes(Feature feature, int onceIn) {
    return features.contains(feature) && draws.onceIn(onceIn);
  }

  /// Draws a plan for an agent, and those for the agents that it will call; returns its number.
  int make(String agent) {
    int number = plans.size();
    plans.add(new Plan(number, List.of()));
    var moves = new ArrayList<Move>();
    int count = draws.between(0, MOST_MOVES);
    for (int turn = 0; turn < count; turn++) {
      moves.add(move(number, turn, agent));
    }
    plans.set(number, new Plan(number, moves));
    return number;
  }

  private Move move(int plan, int turn, String agent) {
    boolean fails = sometimes(Feature.MODEL_FAILURES, 4);
    int most = features.contains(Feature.REDRIVES) ? MORE_THAN_RETRIES : FOR_EVER;
    int failures = fails ? draws.oneOf(1, 2, most) : 0;
    boolean forGood = sometimes(Feature.MODEL_FAILURES, 8);
    return new Move(failures, forGood, act(plan, turn, agent));
  }

  private Act act(int plan, int turn, String agent) {
    if (sometimes(Feature.BAD_CALLS, 8)) {
      return new Act.Says(draws.oneOf("", "{\"ok\":\"perhaps\"}", "nonsense"));
    }
    var calls = new ArrayList<PlannedCall>();
    int count = draws.between(1, MOST_CALLS);
    for (int i = 0; i < count; i++) {
      calls.add(call("p" + plan + "t" + turn + "c" + i, agent));
    }
    return new Act.Calls(calls);
  }

  private PlannedCall call(String mark, String agent) {
    int later = Cast.NAMES.size() - 1 - Cast.NAMES.indexOf(agent);
    if (later > 0 && sometimes(Feature.CHILDREN, 3)) {
      String callee = Cast.NAMES.get(Cast.NAMES.size() - 1 - draws.below(later));
      return calling(callee, make(callee));
    }
    if (sometimes(Feature.BAD_CALLS, 4)) {
      return bad(mark);
    }
    return good(tool(), mark);
  }

  private PlannedCall bad(String mark) {
    return draws.oneOf(
        new PlannedCall("lok", arguments(Props.MARK, Json.of(mark))),
        new PlannedCall(ToolName.PUT.text(), "{\"mark\":"),
        new PlannedCall(ToolName.PAY.text(), "{\"mark\":[1]}"),
        new PlannedCall(ToolName.LOOK.text(), "{\"wrong\":1}"),
        good(ToolName.LOOK, "again"));
  }

  private ToolName tool() {
    if (sometimes(Feature.BOMBS, 12)) {
      return ToolName.BOMB;
    }
    if (sometimes(Feature.BUGS, 12)) {
      return ToolName.BUG;
    }
    if (sometimes(Feature.LONG_CALLS, 6)) {
      return ToolName.STUDY;
    }
    if (sometimes(Feature.APPROVALS, 3)) {
      return draws.oneOf(ToolName.LOOK_ASKED, ToolName.PUT_ASKED, ToolName.PAY_ASKED);
    }
    return draws.oneOf(ToolName.LOOK, ToolName.PUT, ToolName.PAY);
  }

  private static PlannedCall good(ToolName tool, String mark) {
    return new PlannedCall(tool.text(), arguments(Props.MARK, Json.of(mark)));
  }

  private static PlannedCall calling(String agent, int plan) {
    return new PlannedCall(agent, arguments(Props.PLAN, Json.of(plan)));
  }

  private static String arguments(String name, Json value) {
    return Json.object().put(name, value).done().write();
  }
}
