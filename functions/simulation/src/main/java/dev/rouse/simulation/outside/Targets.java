package dev.rouse.simulation.outside;

import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.task.RunRef;
import dev.rouse.core.tool.ToolCall;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Whatever tools change. It knows a call by its mark, and honours keys as an idempotent target
/// does.
public final class Targets {
  private static final int LONG_OUTPUT = 1_500;
  private static final int FAILS_ONCE_IN = 7;

  private final Set<String> keys = new HashSet<>();
  private final Map<Change, Integer> changes = new LinkedHashMap<>();

  /// A change that a run wanted.
  public record Change(RunRef run, String mark, Effect effect) {}

  /// A call has arrived.
  public ToolResult apply(ToolCall call) {
    String mark = call.arguments().text("mark").orElse("");
    var result = result(mark);
    boolean changes = call.effect() != Effect.READ && tookEffect(result);
    boolean known = call.effect() == Effect.IDEMPOTENT && !keys.add(call.key());
    if (changes && !known) {
      this.changes.merge(new Change(call.run(), mark, call.effect()), 1, Integer::sum);
    }
    return result;
  }

  private static boolean tookEffect(ToolResult result) {
    return switch (result) {
      case ToolResult.Ok _, ToolResult.Sent _ -> true;
      case ToolResult.Failed(_, var doubt) -> doubt;
      case ToolResult.Refused _, ToolResult.Denied _, ToolResult.Unknown _ -> false;
    };
  }

  /// The same for the same mark, whenever it is asked. What fails has changed nothing, unless its
  /// caller is left in doubt.
  private static ToolResult result(String mark) {
    int number = Math.floorMod(mark.hashCode(), FAILS_ONCE_IN);
    return switch (number) {
      case 0 -> new ToolResult.Failed("no luck with " + mark);
      case 2 -> new ToolResult.Failed("no word from " + mark, true);
      case 1 -> new ToolResult.Ok("long ".repeat(LONG_OUTPUT / 5) + mark, false);
      default -> new ToolResult.Ok("done " + mark, false);
    };
  }

  /// How often each change was made.
  public Map<Change, Integer> changes() {
    return new LinkedHashMap<>(changes);
  }

  /// How often a mark came to change anything, whatever its run.
  public Map<String, Integer> byMark() {
    var marks = new TreeMap<String, Integer>();
    changes.forEach((change, times) -> marks.merge(change.mark(), times, Integer::sum));
    return marks;
  }
}
