package dev.rouse.gateway.api;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.RunId;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.access.Role;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.shown.TaskJson;
import dev.rouse.journal.people.Runs;
import dev.rouse.journal.people.TaskView;
import dev.rouse.journal.people.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `GET /tasks` and `GET /tasks/ID`: how what was accepted stands, and its answer.
public final class TasksApi {
  private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])");
  private static final Duration MOST_WAIT = Duration.ofMinutes(10);

  private final Tasks tasks;
  private final Watch watch;
  private final Following following;

  public TasksApi(Tasks tasks, Runs runs, Watch watch) {
    this.tasks = tasks;
    this.watch = watch;
    this.following = new Following(runs);
  }

  /// The routes.
  public void join(Routes routes) {
    var _ = routes.on("GET", "/tasks", this::list).on("GET", "/tasks/*", this::one);
  }

  private Reply list(Request request, Caller caller, List<String> given) {
    var query = Query.of(request);
    var listed = tasks.list(Permit.view(caller, query.scope()), query.stages(), query.page());
    return Lists.reply(request, listed, TaskJson::of);
  }

  private Reply one(Request request, Caller caller, List<String> given)
      throws InterruptedException {
    var id = new RunId(given.getFirst());
    var task = tasks.find(id).filter(found -> mayLook(caller, found));
    if (task.isEmpty()) {
      return Reply.problem(new Problem(Kind.NOT_FOUND, "there is no task " + id));
    }
    if (request.header("accept").filter(type -> type.contains("event-stream")).isPresent()) {
      return following.of(task.get().runRef());
    }
    return Lists.json(TaskJson.of(awaited(request, task.get())));
  }

  /// Whoever may send may see what became of it: the address of a task cannot be guessed.
  private static boolean mayLook(Caller caller, TaskView task) {
    String namespace = task.runRef().namespace();
    return Permit.sees(caller, namespace) || caller.may(Role.SENDER, namespace);
  }

  private TaskView awaited(Request request, TaskView task) throws InterruptedException {
    var wait = request.header("prefer").flatMap(TasksApi::wait);
    if (wait.isEmpty() || task.view().outcome().isPresent()) {
      return task;
    }
    var ended = watch.end(task.runRef(), wait.get());
    return ended.isEmpty() ? task : tasks.find(task.task().id()).orElse(task);
  }

  private static Optional<Duration> wait(String prefer) {
    var matcher = WAIT.matcher(prefer);
    if (!matcher.find()) {
      return Optional.empty();
    }
    var wait = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
    return Optional.of(wait.compareTo(MOST_WAIT) < 0 ? wait : MOST_WAIT);
  }
}
