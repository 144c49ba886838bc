package dev.rouse.core.binding;

import dev.rouse.core.rule.BrokenRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// The faults of one document as they are found.
final class Faults {
  static final int MOST = 200;

  private final Lines lines;
  private final boolean written;
  private final Set<Fault> found = new LinkedHashSet<>();
  private final BiConsumer<Place, Set<String>> known;
  private int more;

  Faults(Lines lines, boolean written) {
    this(lines, written, (_, _) -> {});
  }

  /// @param known is told which names are known at each place that is read
  Faults(Lines lines, boolean written, BiConsumer<Place, Set<String>> known) {
    this.lines = lines;
    this.written = written;
    this.known = known;
  }

  void known(Place place, Set<String> names) {
    known.accept(place, names);
  }

  /// Whether a person wrote it, and must be told of all that is wrong.
  boolean written() {
    return written;
  }

  void add(Place place, String message) {
    var fault = new Fault(place.text(), lines.of(place.text()), message);
    if (found.size() < MOST) {
      found.add(fault);
    } else if (!found.contains(fault)) {
      more++;
    }
  }

  /// The rules that a value breaks. Where something has been found wrong already, what was looked
  /// at in its stead breaks rules too, and nobody wants to hear of it.
  void add(Place value, BrokenRule broken) {
    var fresh =
        broken.breaches().stream()
            .filter(breach -> breach.certain() || isSound(value.below(breach.field())))
            .toList();
    fresh.forEach(breach -> add(value.below(breach.field()), breach.message()));
  }

  private boolean isSound(Place place) {
    String path = place.text();
    return found.stream().noneMatch(fault -> holds(path, fault.path()));
  }

  /// Whether a path is a place or lies below it.
  private static boolean holds(String place, String path) {
    return path.startsWith(place)
        && (place.isEmpty()
            || path.length() == place.length()
            || path.charAt(place.length()) == '.'
            || path.charAt(place.length()) == '[');
  }

  /// For what was not written at all: that it is missing is said, what it lacks is not.
  Faults unheard() {
    return new Faults(lines, written, known);
  }

  int count() {
    return found.size() + more;
  }

  /// In the order of the document. Beyond a number that nobody reads, only how many there are.
  List<Fault> all() {
    var all = new ArrayList<>(found);
    all.sort(Comparator.comparingInt(Fault::line));
    if (more > 0) {
      all.add(new Fault("", all.getLast().line(), "and " + more + " more faults"));
    }
    return all;
  }
}
