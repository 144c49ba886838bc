package dev.rouse.agent.tool;

import dev.rouse.agent.engine.OnRun;
import dev.rouse.agent.secret.Secrets;
import dev.rouse.agent.tool.wire.Reach;
import dev.rouse.agent.tool.wire.Wire;
import dev.rouse.agent.tool.work.Output;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.definition.ToolServer;
import dev.rouse.core.definition.ToolSpec;
import dev.rouse.core.quantity.DurationText;
import dev.rouse.core.resource.Effect;
import dev.rouse.core.step.ToolResult;
import dev.rouse.core.tool.ToolCall;
import dev.rouse.core.tool.Tools;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The tools that this process carries out itself, each within its timeout and its cap.
public final class Toolshed implements Tools, AutoCloseable {
  private static final String DOUBT =
      ". It may have taken effect all the same: look before it is repeated";

  private final Trades trades;

  public Toolshed(ToolSettings settings, Secrets secrets, InstantSource clock) {
    this(settings, secrets, clock, Wire.ofSystem(), Reach.PUBLIC);
  }

  Toolshed(ToolSettings settings, Secrets secrets, InstantSource clock, Wire wire, Reach publicly) {
    this.trades = new Trades(settings, secrets, clock, wire, publicly);
  }

  /// On a thread of its own, so that the timeout holds whatever the call waits for.
  @Override
  public ToolResult call(ToolCall call) throws InterruptedException {
    var work = new FutureTask<>(() -> trades.perform(call));
    Thread.ofVirtual().name("tool-" + call.tool().name()).start(OnRun.carried(work));
    try {
      var output = work.get(call.tool().timeout().toMillis(), TimeUnit.MILLISECONDS);
      return told(output.capped(call.tool().maxOutputBytes()));
    } catch (TimeoutException late) {
      return failed(call, late(call), true);
    } catch (ExecutionException failed) {
      return failed(call, failed.getCause());
    } finally {
      work.cancel(true);
    }
  }

  /// The tools of servers, which are asked side by side, each within its own timeout. One that is
  /// silent keeps the others from nothing.
  public Discovered discover(List<ToolServer> servers) throws InterruptedException {
    var asked = new ArrayList<FutureTask<List<ToolSpec>>>();
    for (ToolServer server : servers) {
      var question = new FutureTask<>(() -> trades.ask(server));
      asked.add(question);
      Thread.ofVirtual().name("tools-of-" + server.tool().name()).start(question);
    }
    var specs = new ArrayList<ToolSpec>();
    var silent = new TreeMap<String, String>();
    try {
      for (int i = 0; i < servers.size(); i++) {
        var tool = servers.get(i).tool();
        try {
          specs.addAll(asked.get(i).get(tool.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
          silent.put(tool.name(), "No answer within " + DurationText.write(tool.timeout()));
        } catch (ExecutionException failed) {
          silent.put(tool.name(), why(failed.getCause()));
        }
      }
    } finally {
      asked.forEach(question -> question.cancel(true));
    }
    return new Discovered(specs, silent);
  }

  /// Ends what was started for tools.
  @Override
  public void close() {
    trades.close();
  }

  private static ToolResult told(Output output) {
    return new ToolResult.Ok(output.text(), output.cut());
  }

  private static ToolResult failed(ToolCall call, @Nullable Throwable cause) {
    return failed(call, why(cause), cause instanceof IOException);
  }

  /// What reads takes no effect, whatever became of its answer.
  private static ToolResult failed(ToolCall call, String why, boolean answerLost) {
    boolean doubt = answerLost && call.effect() != Effect.READ;
    return new ToolResult.Failed(doubt ? why + DOUBT : why, doubt);
  }

  private static String why(@Nullable Throwable cause) {
    return switch (cause) {
      case ToolFault fault -> String.valueOf(fault.getMessage());
      case IOException broken -> "The connection broke: " + broken.getMessage();
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException(cause);
    };
  }

  private static String late(ToolCall call) {
    String timeout = DurationText.write(call.tool().timeout());
    return "No answer within " + timeout + ": ask for less, or try again later";
  }
}
