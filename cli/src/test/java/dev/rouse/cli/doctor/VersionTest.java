package dev.rouse.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VersionTest {
  @ParameterizedTest
  @CsvSource({"v1.21.0,true", "1.21,true", "knative,false", "v1.9.9,false", "v2.0.1,true"})
  void isAtLeast_comparesNumbersNotTexts(String text, boolean enough) {
    var least = new Version(1, 21);

    assertThat(Version.parse(text).filter(version -> version.isAtLeast(least)).isPresent())
        .isEqualTo(enough);
  }
}
