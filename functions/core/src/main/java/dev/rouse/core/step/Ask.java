package dev.rouse.core.step;

import dev.rouse.core.json.Json;
import dev.rouse.core.task.Digest;
import java.time.Instant;
import java.util.List;

/// A question to humans about one call: may it be done, or may it be done again?
///
/// @param id names the ask within its run
/// @param hash binds a decision to exactly these arguments
/// @param deciders `user:NAME` or `group:NAME`; empty: whoever has the role
public record Ask(
    String id,
    String call,
    Why why,
    String tool,
    Json.Obj arguments,
    String hash,
    List<String> deciders,
    Instant deadline) {

  /// Why a human is asked.
  public enum Why {
    /// The tool needs an approval.
    APPROVAL,
    /// The call was begun before a crash and its result is not known.
    UNKNOWN_RESULT
  }

  public Ask {
    deciders = List.copyOf(deciders);
  }

  public static String hash(String tool, Json.Obj arguments) {
    return Digest.of(tool, arguments.canonical());
  }
}
