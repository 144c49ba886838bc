package dev.rouse.cli.resource;

import static dev.rouse.cli.verb.Action.DONE;

import dev.rouse.cli.cluster.Cluster;
import dev.rouse.cli.cluster.Kind;
import dev.rouse.cli.shown.Format;
import dev.rouse.cli.shown.Words;
import dev.rouse.cli.shown.Yaml;
import dev.rouse.cli.verb.Given;
import dev.rouse.cli.verb.Session;
import dev.rouse.cli.verb.Verb;
import dev.rouse.core.json.Json;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `export`: an agent and all that it names, as files for Git. Secrets are named in it, never read.
public final class Export {
  private Export() {}

  /// A resource that another names.
  private record Named(Kind kind, String namespace, String name) {}

  public static Verb verb() {
    return Verb.of("export", "prints an agent and all that it names, ready for Git", Export::export)
        .takes("AGENT", "NAME, or NAMESPACE/NAME");
  }

  private static int export(Given given, Session session) throws IOException {
    var id = session.agent(given.word(0));
    List<Json.Obj> all = List.copyOf(collect(session.cluster(), id).values());
    if (session.out().format() == Format.JSON) {
      session.out().line(Json.array(all).write());
    } else {
      session.out().out().print(Yaml.documents(all));
    }
    return DONE;
  }

  private static Map<Named, Json.Obj> collect(Cluster cluster, AgentId id) throws IOException {
    var found = new LinkedHashMap<Named, Json.Obj>();
    var open = new ArrayDeque<Named>();
    open.add(new Named(Kind.AGENT, id.namespace(), id.name()));
    while (!open.isEmpty()) {
      var next = open.remove();
      var resource = cluster.get(next.kind(), next.namespace(), next.name());
      if (resource.isPresent() && !found.containsKey(next)) {
        found.put(next, Changes.clean(resource.get()));
        names(next, resource.get()).forEach(open::add);
      }
    }
    if (found.isEmpty()) {
      throw Changes.unknown(id);
    }
    return found;
  }

  private static Stream<Named> names(Named by, Json.Obj resource) {
    return switch (by.kind()) {
      case AGENT ->
          Stream.of(
                  refs(by, Kind.MODEL_CONFIG, resource.at("spec.modelConfigRef").stream()),
                  refs(by, Kind.TOOL, Words.objects(resource, "spec.tools").stream()),
                  refs(by, Kind.AGENT, Words.objects(resource, "spec.agents").stream()))
              .flatMap(refs -> refs);
      case MODEL_CONFIG ->
          refs(by, Kind.MODEL_CONFIG, Words.objects(resource, "spec.fallbacks").stream());
      case TOOL, AGENT_TEAM, SCALED_OBJECT, SERVICE, REVISION, TRIGGER, POD, DEPLOYMENT ->
          Stream.empty();
    };
  }

  private static Stream<Named> refs(Named by, Kind kind, Stream<? extends Json> refs) {
    return refs.filter(Json.Obj.class::isInstance)
        .map(Json.Obj.class::cast)
        .map(ref ->
            new Named(kind, ref.text("namespace").orElse(by.namespace()), Words.at(ref, "name")));
  }
}
