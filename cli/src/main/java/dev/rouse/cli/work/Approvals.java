package dev.rouse.cli.work;

import static dev.rouse.cli.verb.Action.DONE;

import dev.rouse.cli.remote.Gateway;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// `approvals`, `approve` and `deny`.
public final class Approvals {
  private static final Asked OPEN =
      new Asked("/approvals", Rows::approvals, "nothing waits for a human");

  private Approvals() {}

  public static List<Verb> verbs() {
    return List.of(
        Asked.listing(Verb.of("approvals", "lists what waits for a human", Approvals::list))
            .flag("those too that are decided", "--all"),
        deciding("approve", "lets an agent do what it asks for"),
        deciding("deny", "does not let an agent do what it asks for"));
  }

  private static Verb deciding(String decision, String summary) {
    return Verb.of(decision, summary, (given, session) -> decide(decision, given, session))
        .takes("ID", "the approval's id, as `approvals` shows it")
        .option("TEXT", "why; the agent is told", "--reason")
        .option("HASH", "only if these are still the arguments asked about", "--hash");
  }

  private static int list(Given given, Session session) throws IOException, InterruptedException {
    Map<String, String> more = given.flag("--all") ? Map.of("all", "true") : Map.of();
    return OPEN.print(given, session, more);
  }

  private static int decide(String decision, Given given, Session session)
      throws IOException, InterruptedException {
    var body =
        Json.object()
            .put("decision", decision)
            .put("reason", given.option("--reason").orElse(""))
            .maybeText("hash", given.option("--hash"))
            .done();
    var _ = session.gateway().tell("/approvals/" + Gateway.encoded(given.word(0)), body);
    session.out().remark(given.word(0) + (decision.equals("approve") ? ": approved" : ": denied"));
    return DONE;
  }
}
