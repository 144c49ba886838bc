package dev.rouse.cli.resource;

import static dev.rouse.cli.verb.Action.DONE;
import static dev.rouse.cli.verb.Action.FAILED;

import dev.rouse.cli.plane.Folder;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.nio.file.Path;

/// `validate`: what the controller would say of files, without a cluster.
public final class Validation {
  private Validation() {}

  public static Verb verb() {
    return Verb.of(
            "validate",
            "checks files by the controller's own rules, without a cluster",
            Validation::run)
        .needs("PATH", "a YAML file, or a folder of them", "-f", "--filename");
  }

  private static int run(Given given, Session session) throws IOException {
    var texts = Folder.texts(Path.of(given.needed("--filename")));
    var folder = Folder.read(texts, session.ownNamespace());
    if (session.out().forPeople()) {
      folder.faults().forEach(session.out()::line);
      session.out().remark(summary(folder));
    } else {
      session.out().one(report(folder), Json::write);
    }
    return folder.faults().isEmpty() ? DONE : FAILED;
  }

  private static String summary(Folder folder) {
    int agents = folder.definitions().size();
    return folder.faults().isEmpty()
        ? "all right: " + agents + (agents == 1 ? " agent" : " agents")
        : folder.faults().size() + " wrong; " + agents + " agents would work";
  }

  private static Json.Obj report(Folder folder) {
    return Json.object()
        .put("valid", folder.faults().isEmpty())
        .put(
            "agents",
            Json.array(
                folder.definitions().stream()
                    .map(definition -> Json.of(definition.agent().id().toString()))
                    .toList()))
        .put("faults", Json.array(folder.faults().stream().map(Json::of).toList()))
        .done();
  }
}
