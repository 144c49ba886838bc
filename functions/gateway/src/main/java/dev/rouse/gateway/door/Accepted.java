package dev.rouse.gateway.door;

import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.task.RunId;
import dev.rouse.core.task.Taken;
import dev.rouse.edge.http.Reply;
import java.util.List;
import java.util.stream.Collectors;

/// What a sender is told of its events once they are durable.
final class Accepted {
  private static final int ACCEPTED = 202;

  private Accepted() {}

  static Reply reply(List<Taken> taken) {
    for (var each : taken) {
      switch (each) {
        case Taken.DifferentBody _ -> {
          return Reply.problem(
              new Problem(
                  Kind.DIFFERENT_BODY,
                  "an event of this source and id, but with another body, was taken in before as "
                      + each.run()));
        }
        case Taken.Rejected _ -> {
          return Reply.problem(
              new Problem(Kind.SESSION_BUSY, "run " + each.run() + " holds the session"));
        }
        case Taken.New _, Taken.Known _, Taken.Joined _ -> {}
      }
    }
    return accepted(taken);
  }

  private static Reply accepted(List<Taken> taken) {
    var reply = Reply.empty(ACCEPTED);
    return taken.size() == 1
        ? reply.with("location", place(taken.getFirst().run()))
        : reply.with(
            "link",
            taken.stream()
                .map(each -> "<%s>; rel=\"item\"".formatted(place(each.run())))
                .collect(Collectors.joining(", ")));
  }

  private static String place(RunId run) {
    return "/tasks/" + run.value();
  }
}
