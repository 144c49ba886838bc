package dev.rouse.cli.resource;

import dev.rouse.cli.plane.Folder;
import dev.rouse.core.binding.Document;
import dev.rouse.core.binding.Fault;
import dev.rouse.core.json.Json;
import dev.rouse.core.resource.kind.Resources;
import dev.rouse.core.rule.BrokenRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Resources as somebody wrote them: checked whole before any is sent.
final class Written {
  private static final String AS = "    ";

  private Written() {}

  /// Reads files, or the files of folders.
  ///
  /// @throws BrokenRule with every fault, a line each
  static List<Json.Obj> read(Path root, String namespace) throws IOException {
    var faults = new ArrayList<String>();
    var objects = new ArrayList<Json.Obj>();
    for (var written : Folder.texts(root).entrySet()) {
      String text = written.getValue();
      if (Resources.read(text, namespace) instanceof Resources.Result.Invalid(var wrong)) {
        wrong.stream().map(fault -> said(written.getKey(), fault)).forEach(faults::add);
      }
      Document.parse(text).documents().forEach(document -> objects.add(document.json()));
    }
    if (!faults.isEmpty()) {
      throw new BrokenRule("nothing is sent, for this is wrong:\n" + String.join("\n", faults));
    }
    return objects.stream().map(object -> placed(object, namespace)).toList();
  }

  private static String said(Path file, Fault fault) {
    return AS + file + ": " + fault;
  }

  /// In the namespace that it names itself, else in the one that is meant.
  private static Json.Obj placed(Json.Obj object, String namespace) {
    if (!(object.get("metadata").orElse(Json.Obj.EMPTY) instanceof Json.Obj metadata)
        || metadata.text("namespace").isPresent()) {
      return object;
    }
    return object.with("metadata", metadata.with("namespace", Json.of(namespace)));
  }

  /// Checks one object as [#read] checks files.
  static Json.Obj checked(Json.Obj object, String namespace) {
    if (Resources.read(object, namespace) instanceof Resources.Result.Invalid(var wrong)) {
      throw new BrokenRule(String.join("\n", wrong.stream().map(Fault::toString).toList()));
    }
    return placed(object, namespace);
  }
}
