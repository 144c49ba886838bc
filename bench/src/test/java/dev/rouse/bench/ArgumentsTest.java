package dev.rouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ArgumentsTest {
  @Test
  void read_everyOption() throws Arguments.WrongUsage {
    var words = List.of("crash", "--seeds", "500", "--json", "--seed", "-7");

    var read = Arguments.read(words);

    assertThat(read)
        .isEqualTo(new Arguments("crash", true, OptionalInt.of(500), OptionalLong.of(-7)));
  }

  @Test
  void read_nameAlone() throws Arguments.WrongUsage {
    var read = Arguments.read(List.of("core"));

    assertThat(read)
        .isEqualTo(new Arguments("core", false, OptionalInt.empty(), OptionalLong.empty()));
  }
}
