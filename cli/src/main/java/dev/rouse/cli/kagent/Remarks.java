package dev.rouse.cli.kagent;

import java.util.List;

/// What there is to say about one resource.
///
/// @param who the resource
/// @param all where it is said
record Remarks(String who, List<String> all) {
  void add(String what) {
    all.add(who + ": " + what);
  }
}
