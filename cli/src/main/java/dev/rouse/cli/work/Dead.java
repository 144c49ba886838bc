package dev.rouse.cli.work;

import static dev.rouse.cli.verb.Action.DONE;

import dev.rouse.cli.remote.Gateway;
import dev.rouse.cli.shown.Words;
import dev.rouse.cli.shown.Yaml;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.util.Map;

/// `dead list|show|redrive|purge`.
public final class Dead {
  private static final Asked LETTERS =
      new Asked("/dead", Rows::dead, "nothing has failed for good");

  private Dead() {}

  public static Verb verb() {
    return Verb.group("dead", "looks after what failed for good")
        .with(Asked.listing(Verb.of("list", "lists dead letters, newest first", Dead::list)))
        .with(
            Verb.of("show", "shows a dead letter whole", Dead::show)
                .takes("ID", "as `dead list` shows it"))
        .with(
            Verb.of("redrive", "sets the run going again from its last step", Dead::redrive)
                .takes("ID", "as `dead list` shows it"))
        .with(
            Verb.of("purge", "throws a dead letter away", Dead::purge)
                .takes("ID", "as `dead list` shows it"));
  }

  private static int list(Given given, Session session) throws IOException, InterruptedException {
    return LETTERS.print(given, session, Map.of());
  }

  private static int show(Given given, Session session) throws IOException, InterruptedException {
    session.out().one(session.gateway().one(path(given)), Dead::told);
    return DONE;
  }

  private static String told(Json.Obj letter) {
    return "%s: %s%n%n%s%n%s"
        .formatted(
            Words.at(letter, "problem.title"),
            Words.at(letter, "problem.detail"),
            Yaml.write(letter),
            letter.text("run").isPresent()
                ? "`kn-agent run " + Words.at(letter, "run") + "` shows what it did\n"
                : "it never became a run: correct it and send it again\n");
  }

  private static int redrive(Given given, Session session)
      throws IOException, InterruptedException {
    var _ = session.gateway().tell(path(given) + "/redrive", Json.Obj.EMPTY);
    session.out().remark(given.word(0) + " goes on from its last step");
    return DONE;
  }

  private static int purge(Given given, Session session) throws IOException, InterruptedException {
    var _ = session.gateway().delete(path(given), Map.of());
    session.out().remark(given.word(0) + " is thrown away");
    return DONE;
  }

  private static String path(Given given) {
    return "/dead/" + Gateway.encoded(given.word(0));
  }
}
