package dev.rouse.agent.tool.helm;

import dev.rouse.agent.tool.kubernetes.Api;
import dev.rouse.agent.tool.work.ToolFault;
import dev.rouse.core.json.Json;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The Secrets in which Helm keeps a namespace's releases.
record Store(Api api, String namespace) {
  private static final String OWNED = "owner=helm";
  private static final Comparator<Revision> NEWEST_FIRST =
      Comparator.comparingInt(Revision::number).reversed();

  /// The latest revision of each release.
  List<Revision> latest() throws ToolFault, IOException {
    var latest = new LinkedHashMap<String, Revision>();
    found(OWNED).stream()
        .sorted(Comparator.comparing(Revision::release).thenComparing(NEWEST_FIRST))
        .forEach(revision -> latest.putIfAbsent(revision.release(), revision));
    return List.copyOf(latest.values());
  }

  /// A release's revisions, newest first.
  List<Revision> revisions(String release) throws ToolFault, IOException {
    if (!release.matches("[a-z0-9]([a-z0-9.-]{0,51}[a-z0-9])?")) {
      throw new ToolFault("`" + release + "` is no name of a release");
    }
    var revisions = found(OWNED + ",name=" + release).stream().sorted(NEWEST_FIRST).toList();
    if (revisions.isEmpty()) {
      throw new ToolFault("There is no release `" + release + "` in namespace `" + namespace + "`");
    }
    return revisions;
  }

  private List<Revision> found(String selector) throws ToolFault, IOException {
    return api.metadata(path(), Map.of("labelSelector", selector)).stream()
        .map(each -> Revision.of(text(each, "name"), labels(each)))
        .filter(revision -> revision.secret().startsWith("sh.helm.release.v1."))
        .toList();
  }

  Release read(Revision revision) throws ToolFault, IOException {
    var secret = api.get(path() + "/" + revision.secret(), Map.of());
    if (!text(secret, "type").equals("helm.sh/release.v1")) {
      throw new ToolFault("Secret `" + revision.secret() + "` is no release of Helm's");
    }
    return Release.decoded(revision, text(secret, "data.release"));
  }

  private String path() {
    return "/api/v1/namespaces/" + namespace + "/secrets";
  }

  private static String text(Json value, String path) {
    return value.at(path).orElse(Json.Null.VALUE) instanceof Json.Str(String text) ? text : "";
  }

  private static Map<String, String> labels(Json metadata) {
    var labels = new LinkedHashMap<String, String>();
    if (metadata.at("labels").orElse(Json.Null.VALUE) instanceof Json.Obj object) {
      object.fields().keySet().forEach(name -> labels.put(name, object.text(name).orElse("")));
    }
    return labels;
  }
}
