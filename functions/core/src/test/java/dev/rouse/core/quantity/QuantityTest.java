package dev.rouse.core.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.rule.BrokenRule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {

  @ParameterizedTest
  @CsvSource({"30s,PT30S", "15m,PT15M", "24h,PT24H", "1h30m,PT1H30M", "250ms,PT0.25S", "0s,PT0S"})
  void duration_parse(String text, Duration duration) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "5", "5d", "-5s", "1.5h", "5 s", "s", "123456s", "1h1h1h1h1h", "PT5S"})
  void duration_parse_noDuration_isBroken(String text) {
    assertThatThrownBy(() -> DurationText.parse(text)).isInstanceOf(BrokenRule.class);
  }

  @RepeatedTest(50)
  void duration_written_isReadAgain(RepetitionInfo repetition) {
    RandomGenerator random = new Random(repetition.getCurrentRepetition());
    var duration = Duration.ofMillis(random.nextLong(0, Duration.ofHours(99_999).toMillis()));

    assertThat(DurationText.parse(DurationText.write(duration))).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({"64Ki,65536", "1Mi,1048576", "2Gi,2147483648", "500k,500000", "1M,1000000", "12,12"})
  void size_parse(String text, long bytes) {
    assertThat(SizeText.parse(text)).isEqualTo(bytes);
    assertThat(SizeText.parse(SizeText.write(bytes))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1.5Ki", "64KB", "Ki", "1Ti", "99999999999999"})
  void size_parse_noSize_isBroken(String text) {
    assertThatThrownBy(() -> SizeText.parse(text)).isInstanceOf(BrokenRule.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "5.00", "0.000000001", "999999999999.5"})
  void money_writtenAsItWasRead(String text) {
    assertThat(Money.parse(text)).isEqualTo(new BigDecimal(text));
    assertThat(Money.write(Money.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "1e9", "$5", "5,00", "5.", ".5", "1.0000000001"})
  void money_parse_noAmount_isBroken(String text) {
    assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(BrokenRule.class);
  }
}
