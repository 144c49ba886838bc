package dev.rouse.simulation.world;

import dev.rouse.core.resource.OnDeadline;
import dev.rouse.core.resource.OnUnknown;
import dev.rouse.core.task.Overlap;
import dev.rouse.simulation.schedule.Draws;
import dev.rouse.simulation.world.Trait.Brain;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Draws a world from its seed.
public final class Worlds {
  private static final int MOST_TASKS = 14;
  private static final int HOURLY_TOKENS = 400;
  private static final long SCENE_SECONDS = 40;

  private final Draws draws;
  private final Set<Feature> features;

  private Worlds(Draws draws, Set<Feature> features) {
    this.draws = draws;
    this.features = features;
  }

  public static World of(long seed) {
    var draws = new Draws(seed);
    var features = EnumSet.noneOf(Feature.class);
    for (var feature : Feature.values()) {
      if (draws.onceIn(2)) {
        features.add(feature);
      }
    }
    return new Worlds(draws, features).make(seed);
  }

  private World make(long seed) {
    var agents = new LinkedHashMap<String, Trait>();
    Cast.NAMES.forEach(name -> agents.put(name, trait()));
    var plans = new Plans(draws.fork(), features);
    var arrivals = new ArrayList<Arrival>();
    int tasks = draws.between(2, MOST_TASKS);
    for (int number = 0; number < tasks; number++) {
      String agent = draws.oneOf(Cast.NAMES);
      arrivals.add(arrival(number, agent, plans.make(agent)));
    }
    return new World(seed, features, agents, plans.all(), arrivals, climate());
  }

  private boolean sometimes(Feature feature, int onceIn) {
    return features.contains(feature) && draws.onceIn(onceIn);
  }

  private Trait trait() {
    return new Trait(
        draws.oneOf(OnUnknown.values()),
        draws.oneOf(OnDeadline.values()),
        draws.oneOf(1, 2, 4),
        sometimes(Feature.BAD_CALLS, 2),
        sometimes(Feature.BUDGETS, 2) ? HOURLY_TOKENS : 0,
        features.contains(Feature.RUNBOOKS) ? draws.oneOf(Brain.values()) : Brain.MODEL,
        sometimes(Feature.NARROW_MODELS, 2),
        sometimes(Feature.SUSPENDED, 6));
  }

  private Arrival arrival(int number, String agent, int plan) {
    return new Arrival(
        number,
        within(SCENE_SECONDS),
        agent,
        plan,
        sometimes(Feature.SESSIONS, 1) ? session() : Optional.empty(),
        draws.oneOf(Overlap.values()),
        repeats(),
        draws.onceIn(2),
        features.contains(Feature.SENT_TO_PROCESS) && draws.onceIn(2),
        sometimes(Feature.CANCELS, 4) ? Optional.of(within(SCENE_SECONDS)) : Optional.empty(),
        sometimes(Feature.NEWS, 3) ? Optional.of(within(SCENE_SECONDS)) : Optional.empty());
  }

  private Optional<String> session() {
    return Optional.of(draws.oneOf("red", "blue"));
  }

  private List<Duration> repeats() {
    var repeats = new ArrayList<Duration>();
    while (sometimes(Feature.REPEATS, 2) && repeats.size() < 3) {
      repeats.add(within(SCENE_SECONDS));
    }
    return repeats;
  }

  private Duration within(long seconds) {
    return Duration.ofMillis(draws.between(0, Duration.ofSeconds(seconds).toMillis()));
  }

  private Climate climate() {
    return new Climate(
        features.contains(Feature.CRASHES) ? draws.oneOf(20, 60, 200) : 0,
        features.contains(Feature.PAUSES) ? draws.oneOf(60, 200) : 0,
        features.contains(Feature.LOST_ANSWERS) ? draws.oneOf(10, 40, 150) : 0,
        features.contains(Feature.LATE_REQUESTS) ? draws.oneOf(20, 100) : 0,
        features.contains(Feature.SLOW_JOURNAL) ? draws.oneOf(2, 10) : 0,
        Duration.ofSeconds(draws.between(20, 120)));
  }
}
