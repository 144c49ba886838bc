package dev.rouse.journal.intake;

import dev.rouse.core.task.Digest;
import dev.rouse.core.task.Offer;
import java.util.Comparator;
import java.util.Optional;

/// One session of one agent. Its id is a digest, because a key may be longer than an index allows.
record SessionRef(String namespace, String id, String agent, String key)
    implements Comparable<SessionRef> {
  /// The order in which sessions are locked.
  private static final Comparator<SessionRef> ORDER =
      Comparator.comparing(SessionRef::namespace).thenComparing(SessionRef::id);

  static Optional<SessionRef> of(Offer offer) {
    var agent = offer.agent();
    return offer
        .session()
        .map(key ->
            new SessionRef(agent.namespace(), Digest.of(agent.name(), key), agent.name(), key));
  }

  @Override
  public int compareTo(SessionRef other) {
    return ORDER.compare(this, other);
  }
}
