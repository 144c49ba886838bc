package dev.rouse.controller.probe;

import dev.rouse.controller.cluster.Entity;
import dev.rouse.controller.cluster.Key;
import dev.rouse.controller.cluster.Kind;
import dev.rouse.controller.plan.Platform;
import dev.rouse.controller.world.World;
import dev.rouse.core.resource.Value;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.resource.kind.Tool;
import dev.rouse.core.resource.tool.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The tool servers of all Tools, each asked every ten minutes and when its Tool has changed.
public final class ToolServers implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration CONNECTED = Duration.ofSeconds(5);
  private static final int AT_ONCE = 8;

  /// What a server has answered.
  ///
  /// @param generation of its Tool then
  private record Known(long generation, Instant until, Answer answer) {}

  /// A server that is to be asked.
  private record Due(Entity tool, Settings.McpServer server) {}

  private final World world;
  private final String namespace;
  private final Predicate<InetAddress> closed;
  private final Map<Key, Known> known = new ConcurrentHashMap<>();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECTED).build();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param namespace the platform's
  /// @param closed addresses that are not asked
  public ToolServers(World world, String namespace, Predicate<InetAddress> closed) {
    this.world = world;
    this.namespace = namespace;
    this.closed = closed;
  }

  /// Addresses behind which are the controller itself, its node and the cloud's credentials.
  public static boolean isOurs(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.getHostAddress().startsWith("fd00:ec2:");
  }

  /// What a Tool's server has answered last.
  public Optional<Answer> of(Key tool) {
    return Optional.ofNullable(known.get(tool)).map(Known::answer);
  }

  /// Asks whoever is due; one thread does.
  ///
  /// @return the Tools of which something else is to be said now
  public Set<Key> look(Instant now) throws InterruptedException {
    known.keySet().retainAll(Set.copyOf(world.keys(Kind.TOOL)));
    var due = due(now);
    var changed = new HashSet<Key>();
    for (int from = 0; from < due.size(); from += AT_ONCE) {
      changed.addAll(asked(due.subList(from, Math.min(due.size(), from + AT_ONCE)), now));
    }
    return changed;
  }

  private List<Due> due(Instant now) {
    var due = new ArrayList<Due>();
    for (Key key : world.keys(Kind.TOOL)) {
      world
          .get(key)
          .filter(tool -> isDue(tool, now))
          .flatMap(tool -> server(tool).map(server -> new Due(tool, server)))
          .ifPresent(due::add);
    }
    return due;
  }

  private boolean isDue(Entity tool, Instant now) {
    var before = known.get(tool.key());
    return before == null
        || before.generation() != tool.generation()
        || !now.isBefore(before.until());
  }

  private static Optional<Settings.McpServer> server(Entity object) {
    return Entity.object(object.spec(), "mcp").get("url").isPresent()
            && Resources.read(object.json(), object.key().namespace())
                instanceof Resources.Result.Read(var resources)
            && resources.getFirst() instanceof Tool tool
            && tool.settings() instanceof Settings.McpServer server
        ? Optional.of(server)
        : Optional.empty();
  }

  private Set<Key> asked(List<Due> due, Instant now) throws InterruptedException {
    boolean allowed = Platform.of(namespace, world).asksToolServers();
    var tasks = due.stream().map(each -> (Callable<Answer>) () -> ask(each, allowed)).toList();
    var answers = threads.invokeAll(tasks, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    var changed = new HashSet<Key>();
    for (int i = 0; i < due.size(); i++) {
      var tool = due.get(i).tool();
      var answer =
          switch (answers.get(i).state()) {
            case SUCCESS -> answers.get(i).resultNow();
            case CANCELLED ->
                new Answer.Silent("it takes longer than " + LONGEST.toSeconds() + " s");
            case FAILED, RUNNING ->
                new Answer.Silent(String.valueOf(answers.get(i).exceptionNow()));
          };
      var before = of(tool.key());
      known.put(tool.key(), new Known(tool.generation(), now.plus(EVERY), answer));
      if (!before.equals(Optional.of(answer))) {
        changed.add(tool.key());
      }
    }
    return changed;
  }

  private Answer ask(Due due, boolean allowed) throws InterruptedException {
    if (!allowed) {
      return new Answer.Unasked("askToolServers of the ConfigMap rouse is off");
    }
    if (due.server().headers().stream()
        .anyMatch(header -> !(header.value() instanceof Value.Literal))) {
      return new Answer.Unasked(
          "its headers come from a Secret or a ConfigMap, which only agents show it");
    }
    try {
      for (var address : InetAddress.getAllByName(due.server().url().getHost())) {
        if (closed.test(address)) {
          return new Answer.Unasked("the controller asks no server at such an address");
        }
      }
      return new Answer.Offers(new Asking(client, due.server()).tools().stream().sorted().toList());
    } catch (IOException failed) {
      return new Answer.Silent(why(failed));
    }
  }

  private static String why(IOException failed) {
    return Optional.ofNullable(failed.getMessage()).orElse(failed.getClass().getSimpleName());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    client.shutdownNow();
  }
}
