package dev.rouse.agent.watch;

import dev.rouse.core.task.RunId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who waits for which run.
public final class Onlookers {
  private final Map<RunId, Set<Onlooker>> byRun = new ConcurrentHashMap<>();

  /// Begins to listen. Begun before the run itself, it misses nothing.
  ///
  /// @param wantsWords whether the model's answers are to be heard while they come
  public Onlooker watch(RunId run, boolean wantsWords) {
    var here = new Onlooker[1];
    here[0] = new Onlooker(wantsWords, () -> forget(run, here[0]));
    var _ =
        byRun.compute(
            run,
            (_, others) -> {
              var all = others == null ? ConcurrentHashMap.<Onlooker>newKeySet() : others;
              var _ = all.add(here[0]);
              return all;
            });
    return here[0];
  }

  /// Tells whoever waits for this run.
  public void tell(RunId run, News news) {
    byRun.getOrDefault(run, Set.of()).forEach(onlooker -> onlooker.hear(news));
  }

  /// Tells all there are.
  public void tellAll(News news) {
    byRun.keySet().forEach(run -> tell(run, news));
  }

  boolean watched(RunId run) {
    return byRun.containsKey(run);
  }

  boolean wantsWords(RunId run) {
    return byRun.getOrDefault(run, Set.of()).stream().anyMatch(Onlooker::wantsWords);
  }

  private void forget(RunId run, Onlooker gone) {
    var _ =
        byRun.computeIfPresent(
            run,
            (_, others) -> {
              var _ = others.remove(gone);
              return others.isEmpty() ? null : others;
            });
  }
}
