package dev.rouse.gateway.program;

import dev.rouse.core.journal.JournalAway;
import dev.rouse.core.problem.Kind;
import dev.rouse.core.problem.Problem;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.edge.access.Access;
import dev.rouse.edge.access.Caller;
import dev.rouse.edge.access.Guard;
import dev.rouse.edge.access.Rights;
import dev.rouse.edge.http.Handler;
import dev.rouse.edge.http.Reply;
import dev.rouse.edge.http.Request;
import dev.rouse.gateway.api.NotAllowed;
import dev.rouse.gateway.api.Routes;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Every request's way: who calls, where to, and what is said where it goes wrong.
///
/// @param triggersShowTokens whether a trigger's address alone is not enough
/// @param ready whether the journal is open
record Entrance(
    Guard guard,
    Throttle throttle,
    boolean triggersShowTokens,
    Routes routes,
    BooleanSupplier ready)
    implements Handler {
  private static final String AWAY_FOR = "5";
  private static final String SOON = "1";
  private static final String TRIGGERS = "/triggers/";

  /// Whoever knows a trigger's address: what it may do hangs on the address alone.
  private static final Caller TRIGGER = new Caller("trigger", Set.of(), Rights.NONE);

  @Override
  public Reply answer(Request request) throws InterruptedException {
    if (!ready.getAsBoolean()) {
      return away("the journal is being opened");
    }
    try {
      return switch (access(request)) {
        case Access.Refused(var problem) ->
            Reply.problem(problem).with("www-authenticate", "Bearer, Basic realm=\"rouse\"");
        case Access.Granted(var caller) ->
            throttle.allows(caller) ? routes.answer(request, caller) : tooMany(request);
      };
    } catch (BrokenRule broken) {
      return Reply.problem(new Problem(Kind.MALFORMED, String.valueOf(broken.getMessage())));
    } catch (NotAllowed foreign) {
      return Reply.problem(foreign.problem());
    } catch (JournalAway away) {
      return away("the journal is away: nothing was accepted");
    }
  }

  /// What a trigger's sender shows is checked wherever it shows anything.
  private Access access(Request request) throws InterruptedException {
    boolean byItsAddress =
        request.path().startsWith(TRIGGERS)
            && !triggersShowTokens
            && request.header("authorization").isEmpty();
    return byItsAddress ? new Access.Granted(TRIGGER) : guard.check(request);
  }

  /// Alertmanager sends nothing again that was answered 429.
  private static Reply tooMany(Request request) {
    var kind = request.path().equals(Settings.ALERTS) ? Kind.UNAVAILABLE : Kind.TOO_MANY;
    return Reply.problem(new Problem(kind, "too many requests of this caller: wait a little"))
        .with("retry-after", SOON);
  }

  private static Reply away(String why) {
    return Reply.problem(new Problem(Kind.UNAVAILABLE, why)).with("retry-after", AWAY_FOR);
  }
}
