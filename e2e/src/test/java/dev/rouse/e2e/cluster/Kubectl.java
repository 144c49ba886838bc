package dev.rouse.e2e.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.rouse.core.json.Json;
import dev.rouse.core.json.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// kubectl on one cluster, as its administrator.
final class Kubectl {
  private final Path kubeconfig;

  /// What came of a command.
  record Result(int code, String output, String complaints) {
    boolean worked() {
      return code == 0;
    }
  }

  Kubectl(Path kubeconfig) {
    this.kubeconfig = kubeconfig;
  }

  /// Runs it, and tells what came of it.
  Result tried(String... words) {
    var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
    command.addAll(List.of(words));
    try {
      Path out = Files.createTempFile("kubectl", ".out");
      Path err = Files.createTempFile("kubectl", ".err");
      int code =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start()
              .waitFor();
      var result = new Result(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
      Files.delete(out);
      Files.delete(err);
      return result;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// Runs what must work.
  @CanIgnoreReturnValue
  String run(String... words) {
    var result = tried(words);
    if (!result.worked()) {
      throw new AssertionError(String.join(" ", words) + ": " + result.complaints());
    }
    return result.output();
  }

  /// An object, where there is one.
  Optional<Json.Obj> get(String kind, String namespace, String name) {
    var result = tried("get", kind, name, "-n", namespace, "-o", "json");
    return result.worked() ? Optional.of(json(result.output())) : Optional.empty();
  }

  private static Json.Obj json(String text) {
    try {
      return (Json.Obj) Json.stored(text);
    } catch (MalformedJson malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  /// The text that a path finds in an object; empty where there is none.
  String text(String kind, String namespace, String name, String path) {
    return get(kind, namespace, name)
        .flatMap(object -> object.at(path))
        .map(value -> value instanceof Json.Str(String text) ? text : value.write())
        .orElse("");
  }

  /// The status of a condition.
  String condition(String kind, String namespace, String name, String type) {
    return run(
        "get",
        kind,
        name,
        "-n",
        namespace,
        "-o",
        "jsonpath={.status.conditions[?(@.type==\"" + type + "\")].status}");
  }
}
