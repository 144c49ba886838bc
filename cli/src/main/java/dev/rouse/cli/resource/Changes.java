package dev.rouse.cli.resource;

import static dev.rouse.cli.verb.Action.DONE;

import dev.rouse.cli.cluster.Kind;
import dev.rouse.cli.shown.Words;
import dev.rouse.cli.shown.Yaml;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// `create`, `apply`, `update` and `delete`.
public final class Changes {
  private Changes() {}

  public static List<Verb> verbs() {
    return List.of(
        AgentDraft.options(Verb.of("create", "makes an agent", Changes::create))
            .takes("NAME", "the agent's name")
            .flag("prints its YAML, and makes nothing", "--dry-run"),
        Verb.of(
                "apply",
                "makes resources what files say, once all of them are right",
                Changes::apply)
            .needs("PATH", "a YAML file, or a folder of them", "-f", "--filename"),
        AgentDraft.options(Verb.of("update", "changes an agent", Changes::update))
            .takes("AGENT", "NAME, or NAMESPACE/NAME")
            .flag("its tasks wait, and nothing wakes it", "--suspend")
            .flag("it works again", "--resume"),
        Verb.of(
                "delete",
                "deletes an agent; the journal keeps its runs for a while",
                Changes::delete)
            .takes("AGENT", "NAME, or NAMESPACE/NAME"));
  }

  private static int create(Given given, Session session) throws IOException {
    var id = session.agent(given.word(0));
    var draft = AgentDraft.changed(AgentDraft.fresh(id.namespace(), id.name()), given);
    var agent = Written.checked(draft, id.namespace());
    if (given.flag("--dry-run")) {
      session.out().out().print(Yaml.write(agent));
      return DONE;
    }
    var _ = session.cluster().create(agent);
    session.out().remark("agent " + id + " is made; `kn-agent describe` tells when it is ready");
    return DONE;
  }

  private static int apply(Given given, Session session) throws IOException {
    var objects = Written.read(Path.of(given.needed("--filename")), session.ownNamespace());
    var cluster = session.cluster();
    for (var object : objects) {
      var applied = cluster.apply(object);
      session
          .out()
          .line(
              "%s %s/%s applied"
                  .formatted(
                      Words.at(applied, "kind"),
                      Words.at(applied, "metadata.namespace"),
                      Words.at(applied, "metadata.name")));
    }
    return DONE;
  }

  /// What the command line does not name stays as it is: only what it names is sent.
  private static int update(Given given, Session session) throws IOException {
    var id = session.agent(given.word(0));
    var cluster = session.cluster();
    var now = cluster.get(Kind.AGENT, id.namespace(), id.name()).orElseThrow(() -> unknown(id));
    var _ = Written.checked(changed(clean(now), given), id.namespace());
    var named = changed(AgentDraft.fresh(id.namespace(), id.name()), given);
    var _ = cluster.merge(Kind.AGENT, named);
    session.out().remark("agent " + id + " is changed; it holds from its next claim on");
    return DONE;
  }

  private static Json.Obj changed(Json.Obj agent, Given given) {
    var changed = AgentDraft.changed(agent, given);
    if (given.flag("--suspend") || given.flag("--resume")) {
      var spec = AgentDraft.part(changed, "spec");
      return changed.with("spec", spec.with("suspend", Json.of(given.flag("--suspend"))));
    }
    return changed;
  }

  /// A resource without what the cluster adds to it.
  static Json.Obj clean(Json.Obj resource) {
    var metadata = AgentDraft.part(resource, "metadata");
    var kept =
        Json.object()
            .put("name", Words.at(metadata, "name"))
            .put("namespace", Words.at(metadata, "namespace"))
            .maybe("labels", metadata.get("labels"))
            .done();
    var spec = AgentDraft.part(resource, "spec").without("replicas");
    return resource.without("status").with("metadata", kept).with("spec", spec);
  }

  private static int delete(Given given, Session session) throws IOException {
    var id = session.agent(given.word(0));
    if (!session.cluster().delete(Kind.AGENT, id.namespace(), id.name())) {
      throw unknown(id);
    }
    session.out().remark("agent " + id + " is being deleted");
    return DONE;
  }

  static IOException unknown(AgentId id) {
    return new IOException(
        "there is no agent " + id + " in the cluster; `kn-agent list -A` shows all");
  }
}
