package dev.rouse.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// What a platform's processes hold, its PostgreSQL included.
///
/// @param rss summed over processes, so that what they share counts once for each
/// @param pss the same with what is shared counted once
/// @param processes how many there are but for PostgreSQL's, which has one for each connection that
///   a pool happens to keep
public record Memory(double rss, double pss, int processes) {
  /// Of a running `up`.
  ///
  /// @param data its folder
  public static Memory of(Rouse up, Path data) throws IOException {
    var pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip();
    var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    Set<Long> postgres = new HashSet<>(Set.of(postmaster.pid()));
    postmaster.descendants().forEach(process -> postgres.add(process.pid()));
    Set<Long> all = new HashSet<>(postgres);
    up.processes().forEach(process -> all.add(process.pid()));
    return new Memory(sum(all, "Rss"), sum(all, "Pss"), all.size() - postgres.size());
  }

  private static double sum(Collection<Long> processes, String name) throws IOException {
    double sum = 0;
    for (long pid : processes) {
      sum += new Proc(pid).mapped(name);
    }
    return sum;
  }
}
