package dev.rouse.cli.resource;

import static dev.rouse.cli.verb.Action.DONE;

import dev.rouse.cli.kagent.Kagent;
import dev.rouse.cli.shown.Format;
import dev.rouse.cli.shown.Yaml;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.binding.Document;
import dev.rouse.core.binding.Fault;
import dev.rouse.core.json.Json;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;

/// `import`: kagent's YAML as ours.
public final class Importing {
  private Importing() {}

  public static Verb verb() {
    return Verb.of(
            "import",
            "translates kagent's agents, models and tool servers, and says what has no equal",
            Importing::run)
        .takes("FILE", "kagent's YAML; - is standard input");
  }

  private static int run(Given given, Session session) throws IOException {
    var texts = Document.parse(session.text(given.word(0)));
    if (!texts.faults().isEmpty()) {
      throw new BrokenRule(
          String.join("\n", texts.faults().stream().map(Fault::toString).toList()));
    }
    var translated = Kagent.translate(texts.documents().stream().map(Document::json).toList());
    if (session.out().format() == Format.JSON) {
      session.out().line(Json.array(translated.resources()).write());
    } else {
      session.out().out().print(Yaml.documents(translated.resources()));
    }
    translated.remarks().forEach(remark -> session.out().remark("# " + remark));
    return DONE;
  }
}
