package dev.rouse.agent.door;

import dev.rouse.agent.watch.Onlookers;
import dev.rouse.core.intake.Admission;
import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.Offer;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.RunRef;
import dev.rouse.edge.access.Access;
import dev.rouse.edge.access.Guard;
import dev.rouse.edge.http.Handler;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers what comes to the agent's own URL.
public final class Door implements Handler {
  private static final String AWAY_FOR = "5";
  private static final String LEAVING_FOR = "1";
  private static final String SUSPENDED_FOR = "60";

  private final Guard guard;
  private final Entrance entrance;
  private final Onlookers onlookers;
  private final Answers answers;
  private final Duration answerWithin;

  /// A door that opens once there is somebody inside.
  ///
  /// @param gateway where accepted tasks are looked at
  public Door(
      Guard guard,
      Entrance entrance,
      Onlookers onlookers,
      Optional<URI> gateway,
      Duration answerWithin) {
    this.guard = guard;
    this.entrance = entrance;
    this.onlookers = onlookers;
    this.answers = new Answers(gateway);
    this.answerWithin = answerWithin;
  }

  /// The way to the process behind the door, which may still be starting.
  @FunctionalInterface
  public interface Entrance {

    /// Waits for it for a while; a problem where it is not there.
    Entered enter() throws InterruptedException;
  }

  /// Whether somebody was inside.
  public sealed interface Entered {
    record In(Inside inside) implements Entered {}

    record NotYet(Problem problem) implements Entered {}
  }

  @Override
  public Reply answer(Request request) throws InterruptedException {
    return switch (guard.check(request)) {
      case Access.Refused(var problem) -> Reply.problem(problem).with("www-authenticate", "Bearer");
      case Access.Granted _ when request.path().startsWith(Answers.TASKS) -> look(request);
      case Access.Granted _ when !request.path().equals("/") -> nothing();
      case Access.Granted _ when !request.method().equals("POST") ->
          method(new Problem(Kind.MALFORMED, "POST a text, JSON or a CloudEvent"));
      case Access.Granted(var caller) ->
          switch (Order.read(request, caller)) {
            case Order.Reading.Refused(var problem) -> Reply.problem(problem);
            case Order.Reading.Read(var order) -> take(order);
          };
    };
  }

  /// How a task stands, where no gateway is there to be asked.
  private Reply look(Request request) throws InterruptedException {
    String id = request.path().substring(Answers.TASKS.length());
    if (!request.method().equals("GET") || id.isEmpty()) {
      return nothing();
    }
    return inside(inside ->
        inside
            .look(new RunRef(inside.agent().namespace(), new RunId(id)))
            .<Reply>map(view -> Answers.standing(id, view))
            .orElseGet(Door::nothing));
  }

  private static Reply nothing() {
    return Reply.problem(new Problem(Kind.NOT_FOUND, "there is nothing at this path: POST to /"));
  }

  private static Reply.Whole method(Problem problem) {
    var refusal = Reply.problem(problem).with("allow", "POST");
    return new Reply.Whole(405, refusal.headers(), refusal.body());
  }

  private Reply take(Order order) throws InterruptedException {
    return inside(inside -> take(order, inside));
  }

  /// What is done where somebody is inside.
  @FunctionalInterface
  private interface Errand {
    Reply run(Inside inside) throws InterruptedException;
  }

  private Reply inside(Errand errand) throws InterruptedException {
    try {
      return switch (entrance.enter()) {
        case Entered.NotYet(var problem) -> Reply.problem(problem).with("retry-after", AWAY_FOR);
        case Entered.In(var inside) when inside.leaving() ->
            Reply.problem(new Problem(Kind.UNAVAILABLE, "the process stops: send it again"))
                .with("retry-after", LEAVING_FOR);
        case Entered.In(var inside) -> errand.run(inside);
      };
    } catch (JournalAway away) {
      return Reply.problem(new Problem(Kind.UNAVAILABLE, "the journal is away: send it again"))
          .with("retry-after", AWAY_FOR);
    }
  }

  private Reply take(Order order, Inside inside) throws InterruptedException {
    var agent = inside.agent();
    if (agent.suspend()) {
      return Reply.problem(
              new Problem(Kind.SUSPENDED, "the agent is suspended: `suspend: false` wakes it"))
          .with("retry-after", SUSPENDED_FOR);
    }
    var offers = new ArrayList<Offer>();
    for (var event : order.events()) {
      switch (Admission.of(agent, event)) {
        case Admission.Refused(var problem) -> {
          return Reply.problem(problem);
        }
        case Admission.Admitted(var offer) -> offers.add(offer);
      }
    }
    return answer(
        order, offers, new Tasks(agent.namespace(), inside, onlookers, answers, answerWithin));
  }

  private static Reply answer(Order order, List<Offer> offers, Tasks tasks)
      throws InterruptedException {
    return switch (order.form()) {
      case BATCH -> tasks.batch(order, offers);
      case EVENT, JSON, TEXT ->
          order.streamed()
              ? tasks.streamed(order, offers.getFirst())
              : tasks.one(order, offers.getFirst());
    };
  }
}
