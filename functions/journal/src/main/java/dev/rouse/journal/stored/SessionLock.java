package dev.rouse.journal.stored;

/// The lock that whoever takes in, ends, cancels or reopens holds, before that of any run.
public final class SessionLock {
  private SessionLock() {}

  /// Locks the session of the run `:run` of `:namespace`, where it has one.
  public static final String OF_RUN =
      """
      select 1
      from rouse.sessions s
      where (s.namespace, s.id) in (
        select r.namespace, r.session
        from rouse.runs r
        where r.namespace = :namespace and r.id = :run)
      for no key update\
      """;
}
