package dev.rouse.core.problem;

import java.util.Arrays;

/// The kinds of problem, each with its HTTP status and title. A kind's type is a promise to
/// programs.
public enum Kind {
  MALFORMED("malformed", 400, "The request cannot be read"),
  UNAUTHENTICATED("unauthenticated", 401, "Who is asking is not known"),
  FORBIDDEN("forbidden", 403, "Not allowed"),
  NOT_FOUND("not-found", 404, "There is no such thing"),
  CONFLICT("conflict", 409, "It is being worked on or already decided"),
  SESSION_BUSY("session-busy", 409, "The session is busy and its agent rejects overlap"),
  TOO_LARGE("too-large", 413, "Too large"),
  DIFFERENT_BODY("different-body", 422, "Another event has the same source and id"),
  INVALID("invalid", 422, "Not valid"),
  TOO_MANY("too-many", 429, "Too many requests"),
  UNAVAILABLE("unavailable", 503, "Not available right now"),
  SUSPENDED("suspended", 503, "The agent is suspended"),
  TOO_MANY_HOPS("too-many-hops", 422, "Events go round in a circle"),
  UNREADABLE("unreadable", 422, "A record cannot be read"),
  LIMIT("limit", 422, "A limit of the run was reached"),
  BUDGET("budget", 422, "The budget is used up"),
  LOOPING("looping", 422, "The model goes round in a circle"),
  MODEL("model", 502, "The model failed"),
  RUNBOOK("runbook", 422, "The runbook failed"),
  OUTPUT("output", 422, "The answer does not fit its schema"),
  UNKNOWN_RESULT("unknown-result", 500, "It is not known whether a call took effect"),
  DIED("died", 500, "The process died again and again"),
  RETRIES("retries", 503, "It failed again and again for a passing reason"),
  EXPIRED("expired", 422, "Nobody answered in time"),
  INTERNAL("internal", 500, "A fault of Rouse's own");

  private static final String PREFIX = "urn:rouse:problem:";

  private final String name;
  private final int status;
  private final String title;

  Kind(String name, int status, String title) {
    this.name = name;
    this.status = status;
    this.title = title;
  }

  public String type() {
    return PREFIX + name;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  static Kind ofType(String type) {
    return Arrays.stream(values())
        .filter(kind -> kind.type().equals(type))
        .findFirst()
        .orElse(INTERNAL);
  }
}
