package dev.rouse.cli.verb;

import dev.rouse.cli.cluster.Cluster;
import dev.rouse.cli.remote.Gateway;
import dev.rouse.core.rule.BrokenRule;
import dev.rouse.core.task.AgentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Whom a command may ask, and where it prints. Both are reached only when they are asked for.
public interface Session {

  /// The gateway: at its address, else through the cluster.
  Gateway gateway() throws IOException;

  /// The cluster that the kubeconfig names.
  ///
  /// @throws IOException where there is none
  Cluster cluster() throws IOException;

  /// Whether a cluster is configured at all.
  boolean hasCluster();

  /// The namespace that commands mean; empty where all are.
  Optional<String> namespace();

  /// The namespace of what a command makes.
  default String ownNamespace() {
    return namespace().orElse("default");
  }

  /// An agent by its name, or by `NAMESPACE/NAME`.
  default AgentId agent(String name) {
    if (!name.matches("([^/]+/)?[^/]+")) {
      throw new BrokenRule("'" + name + "' names no agent: say NAME, or NAMESPACE/NAME");
    }
    return name.contains("/") ? AgentId.parse(name) : new AgentId(ownNamespace(), name);
  }

  /// The text of a file, or of standard input where it is named `-`.
  ///
  /// @throws BrokenRule where there is no such text
  default String text(String file) throws IOException {
    if (file.equals("-")) {
      return new String(in().readAllBytes(), StandardCharsets.UTF_8);
    }
    try {
      return Files.readString(Path.of(file));
    } catch (NoSuchFileException missing) {
      throw new BrokenRule("there is no file " + file);
    } catch (MalformedInputException binary) {
      throw new BrokenRule(file + " holds no text in UTF-8");
    } catch (IOException unreadable) {
      throw new BrokenRule(file + " cannot be read: " + unreadable.getMessage());
    }
  }

  Output out();

  InputStream in();

  InstantSource clock();
}
