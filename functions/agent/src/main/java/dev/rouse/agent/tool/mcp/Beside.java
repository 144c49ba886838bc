package dev.rouse.agent.tool.mcp;

import dev.rouse.agent.secret.Secrets;
import dev.rouse.agent.tool.http.Hidden;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.tool.Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// A tool server that is a process beside this one. One that has ended is started again by the next
/// request.
final class Beside implements Server {
  /// All that it gets of this process's environment, which has secrets of its own.
  private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "TMPDIR");

  private final Settings.McpCommand settings;
  private final Secrets secrets;
  private Optional<Pipe> pipe = Optional.empty();
  private boolean closed;

  Beside(Settings.McpCommand settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  @Override
  public Json ask(String method, Json.Obj params)
      throws ToolFault, IOException, InterruptedException {
    return running().ask(method, params);
  }

  @Override
  public String mask(String text) throws ToolFault {
    return hidden().mask(text);
  }

  private Hidden hidden() throws ToolFault {
    return Hidden.of(settings.env(), secrets);
  }

  private synchronized Pipe running() throws ToolFault, IOException, InterruptedException {
    if (pipe.filter(Pipe::alive).isEmpty()) {
      if (closed) {
        throw new ToolFault("The agent's process stops");
      }
      pipe.ifPresent(Pipe::close);
      var started = new Pipe(start());
      pipe = Optional.of(started);
      initialize(started);
    }
    return pipe.orElseThrow();
  }

  /// One that does not come to an agreement is of no use.
  private static void initialize(Pipe started) throws ToolFault, IOException, InterruptedException {
    boolean agreed = false;
    try {
      var _ = started.ask("initialize", Rpc.initialize());
      started.tell(Rpc.INITIALIZED);
      agreed = true;
    } finally {
      if (!agreed) {
        started.close();
      }
    }
  }

  private Process start() throws ToolFault {
    var builder = new ProcessBuilder(settings.command());
    builder.environment().keySet().retainAll(INHERITED);
    hidden().headers().forEach(each -> builder.environment().put(each.name(), each.value()));
    try {
      return builder.start();
    } catch (IOException noSuchCommand) {
      throw new ToolFault(
          "The command `"
              + settings.command().getFirst()
              + "` cannot be started in this agent's image: a person must serve the tool server at"
              + " a URL and give the tool `mcp.url`, or set a `runtime.image` that has the"
              + " command");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    pipe.ifPresent(Pipe::close);
  }
}
