package dev.rouse.core.definition;

import dev.rouse.core.resource.kind.Resource;
import dev.rouse.core.resource.kind.Resources;
import java.util.List;

/// Resources as tests write them.
final class Examples {
  private Examples() {}

  static List<Resource> read(String text) {
    return switch (Resources.read(text, "default")) {
      case Resources.Result.Read(var resources) -> resources;
      case Resources.Result.Invalid(var faults) -> throw new AssertionError(faults.toString());
    };
  }
}
