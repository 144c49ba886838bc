package dev.rouse.core.rule;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The rules of one value, checked together: what breaks several says so in one go.
public final class Rules {
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_SUBDOMAIN = 253;

  private final List<BrokenRule.Breach> breaches = new ArrayList<>();

  private Rules() {}

  public static Rules of() {
    return new Rules();
  }

  /// `message` completes the sentence that begins with the field's name.
  @CanIgnoreReturnValue
  public Rules that(boolean holds, String field, String message) {
    return check(holds, field, message, false);
  }

  /// Each of `values` passes the test.
  @CanIgnoreReturnValue
  public <T> Rules each(
      String field, Collection<T> values, Predicate<? super T> test, String message) {
    return check(values.stream().allMatch(test), field, message, true);
  }

  @CanIgnoreReturnValue
  private Rules check(boolean holds, String field, String message, boolean certain) {
    if (!holds) {
      breaches.add(new BrokenRule.Breach(field, message, certain));
    }
    return this;
  }

  @CanIgnoreReturnValue
  public Rules atLeast(long least, String field, long value) {
    return that(value >= least, field, "must be at least " + least);
  }

  @CanIgnoreReturnValue
  public Rules atMost(long most, String field, long value) {
    return that(value <= most, field, "must be at most " + most);
  }

  @CanIgnoreReturnValue
  public Rules noLongerThan(int most, String field, String value) {
    return that(value.length() <= most, field, "must be at most " + most + " characters");
  }

  @CanIgnoreReturnValue
  public Rules positive(String field, Duration value) {
    return that(value.isPositive(), field, "must be longer than nothing");
  }

  @CanIgnoreReturnValue
  public Rules written(String field, String value) {
    return that(!value.isBlank(), field, "must not be empty");
  }

  /// A name of a resource of ours, and of what Kubernetes names after it.
  @CanIgnoreReturnValue
  public Rules dnsLabel(String field, String value) {
    return that(
        value.length() <= LONGEST_LABEL && DNS_LABEL.matcher(value).matches(),
        field,
        "must be at most 63 of a-z, 0-9 and -, beginning and ending with a letter or digit");
  }

  /// A name of a Kubernetes object: labels with dots between them.
  @CanIgnoreReturnValue
  public Rules dnsName(String field, String value) {
    boolean labels =
        Arrays.stream(value.split("\\.", -1)).allMatch(part -> DNS_LABEL.matcher(part).matches());
    return that(
        value.length() <= LONGEST_SUBDOMAIN && labels,
        field,
        "must be at most 253 of a-z, 0-9, - and ., beginning and ending with a letter or digit");
  }

  /// An absolute address that is spoken to over HTTP.
  @CanIgnoreReturnValue
  public Rules web(String field, URI value) {
    boolean http = "http".equals(value.getScheme()) || "https".equals(value.getScheme());
    return that(http && value.getHost() != null, field, "must begin with http:// or https://");
  }

  @CanIgnoreReturnValue
  public Rules topic(String field, String value) {
    return that(
        TOPIC.matcher(value).matches() && !value.equals(".") && !value.equals(".."),
        field,
        "must be a Kafka topic: at most 249 of letters, digits, `.`, `_` and `-`");
  }

  @CanIgnoreReturnValue
  public Rules distinct(String field, Collection<String> names) {
    var seen = new HashSet<String>();
    for (String name : names) {
      check(seen.add(name), field, "names `" + name + "` twice", true);
    }
    return this;
  }

  /// A text that `reader` must be able to read.
  @CanIgnoreReturnValue
  public Rules readable(String field, String text, Function<String, ?> reader) {
    try {
      var _ = reader.apply(text);
      return this;
    } catch (BrokenRule unreadable) {
      return that(false, field, unreadable.getMessage());
    }
  }

  /// Ends the list.
  ///
  /// @throws BrokenRule where any rule does not hold
  public void hold() {
    if (!breaches.isEmpty()) {
      throw new BrokenRule(breaches);
    }
  }
}
