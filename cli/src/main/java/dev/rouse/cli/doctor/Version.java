package dev.rouse.cli.doctor;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version's numbers, as far as they are compared.
record Version(int major, int minor) implements Comparable<Version> {
  private static final Pattern NUMBERS = Pattern.compile("v?(\\d{1,5})\\.(\\d{1,5}).*");

  /// Reads `v1.21.3` and the like.
  static Optional<Version> parse(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.matches()
        ? Optional.of(
            new Version(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
        : Optional.empty();
  }

  boolean isAtLeast(Version other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(Version other) {
    return Arrays.compare(new int[] {major, minor}, new int[] {other.major, other.minor});
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
