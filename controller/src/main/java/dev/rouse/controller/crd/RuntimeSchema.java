package dev.rouse.controller.crd;

import static dev.rouse.controller.schema.Schema.label;
import static dev.rouse.controller.schema.Schema.list;
import static dev.rouse.controller.schema.Schema.listBy;
import static dev.rouse.controller.schema.Schema.map;
import static dev.rouse.controller.schema.Schema.name;
import static dev.rouse.controller.schema.Schema.object;
import static dev.rouse.controller.schema.Schema.open;
import static dev.rouse.controller.schema.Schema.prose;
import static dev.rouse.controller.schema.Schema.text;
import static dev.rouse.controller.schema.Schema.texts;
import static dev.rouse.controller.schema.Schema.written;

import dev.rouse.controller.schema.Schema;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.Defaults;
import java.util.Map;

/// How an agent's process runs; what changes here makes a new Revision, and nothing else does.
final class RuntimeSchema {
  private static final int MOST_SOURCES = 32;

  private RuntimeSchema() {}

  static Schema runtime() {
    return object("How its process runs. A change here rolls the Revision; nothing else does")
        .field("image", written("The image; the release's if left out"))
        .field("resources", resources())
        .field("env", env())
        .field("envFrom", envFrom())
        .field("volumes", volumes())
        .field(
            "serviceAccountName",
            name(
                "The ServiceAccount; one of its own, with just the rights that its tools need, if"
                    + " left out"))
        .field(
            "imagePullSecrets",
            listBy(
                "name",
                "Secrets to fetch the image with",
                MOST_SOURCES,
                object("One Secret").required("name", name("Its name")).done()))
        .field("labels", texts("More labels of its pods"))
        .field("annotations", texts("More annotations of its pods"))
        .done();
  }

  private static Schema resources() {
    var requests = Map.of("cpu", Defaults.REQUESTED_CPU, "memory", Defaults.REQUESTED_MEMORY);
    return object("What the container asks for, and what it may use at most")
        .field("requests", amounts("Asked for").defaultsTo(Json.texts(requests)))
        .field(
            "limits",
            amounts("At most").defaultsTo(Json.texts(Map.of("memory", Defaults.MEMORY_LIMIT))))
        .done();
  }

  private static Schema amounts(String description) {
    return map(
        description,
        prose("A quantity such as 50m or 96Mi")
            .pattern("^[0-9]{1,18}(\\.[0-9]{1,9})?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$"));
  }

  private static Schema env() {
    return listBy(
        "name",
        "Environment variables; names that begin with ROUSE_ are the platform's",
        MOST_SOURCES,
        Parts.namedValue()
            .rule(
                "name",
                "!self.name.startsWith('ROUSE_')",
                "must not begin with ROUSE_: those are the platform's")
            .done());
  }

  private static Schema envFrom() {
    return list(
        "Secrets and ConfigMaps whose keys all become environment variables",
        MOST_SOURCES,
        object("One source")
            .field("prefix", text("What is put before each name"))
            .field("secretRef", object("A Secret").required("name", name("Its name")).done())
            .field("configMapRef", object("A ConfigMap").required("name", name("Its name")).done())
            .exactlyOne("secretRef", "configMapRef")
            .done());
  }

  private static Schema volumes() {
    return listBy(
        "name",
        "Volumes, each with where it is mounted",
        MOST_SOURCES,
        object("One volume")
            .required("name", label("Its name"))
            .required("mountPath", written("Where it is mounted, below /").pattern("^/[^:]+$"))
            .field("secret", open("A Secret, as in a pod"))
            .field("configMap", open("A ConfigMap, as in a pod"))
            .field("projected", open("Several sources in one, as in a pod"))
            .field("emptyDir", open("An empty folder, as in a pod"))
            .exactlyOne("secret", "configMap", "projected", "emptyDir")
            .done());
  }
}
