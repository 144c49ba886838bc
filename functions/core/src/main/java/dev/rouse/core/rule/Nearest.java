package dev.rouse.core.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that somebody most likely meant.
public final class Nearest {
  private static final int LONGEST = 80;

  private Nearest() {}

  /// The known name with the fewest typing errors to `written`, if they are few for its length.
  public static Optional<String> to(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    int most = 1 + written.length() / 4;
    return known.stream()
        .filter(name -> errors(written, name) <= most)
        .min(Comparator.comparingInt(name -> errors(written, name)));
  }

  /// `; did you mean ...?`, or nothing where no known name is near.
  public static String hint(String written, Collection<String> known) {
    return to(written, known).map(name -> "; did you mean `" + name + "`?").orElse("");
  }

  /// Letters to insert, delete, change or swap with their neighbour; case does not count.
  private static int errors(String written, String name) {
    String a = written.toLowerCase(Locale.ROOT);
    String b = name.toLowerCase(Locale.ROOT);
    var cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = cell(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cell(int[][] cost, String a, String b, int i, int j) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    int changed = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(changed, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, 1 + cost[i - 2][j - 2]) : least;
  }
}
