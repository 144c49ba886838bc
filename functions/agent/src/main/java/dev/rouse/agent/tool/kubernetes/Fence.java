package dev.rouse.agent.tool.kubernetes;

import dev.rouse.agent.tool.work.ToolFault;
import java.util.List;
import java.util.Optional;

/// The namespaces that a tool may work in.
///
/// @param named what the tool says; its own where that is nothing, every one by `*`
/// @param own where the agent runs
public record Fence(List<String> named, String own) {
  private static final String EVERY = "*";

  private boolean open() {
    return named.contains(EVERY);
  }

  private List<String> allowed() {
    return named.isEmpty() ? List.of(own) : named;
  }

  /// The namespace that a call means.
  public String namespace(Optional<String> asked) throws ToolFault {
    String namespace =
        asked
            .map(String::strip)
            .orElse(allowed().contains(own) || open() ? own : allowed().getFirst());
    if (!namespace.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
      throw new ToolFault("`" + namespace + "` is no namespace");
    }
    if (!open() && !allowed().contains(namespace)) {
      throw new ToolFault(
          "This tool may not work in namespace `" + namespace + "`, only in " + allowed());
    }
    return namespace;
  }

  /// The namespace that a list means; nothing for all of them, by `*`.
  String listed(Optional<String> asked) throws ToolFault {
    return open() && asked.map(String::strip).filter(EVERY::equals).isPresent()
        ? ""
        : namespace(asked);
  }

  /// What belongs to no namespace may be changed only by a tool that may work in all.
  void mayChange(Kind kind) throws ToolFault {
    if (!kind.namespaced() && !open()) {
      throw new ToolFault(
          "This tool may not change `" + kind.plural() + "`: they belong to no namespace");
    }
  }
}
