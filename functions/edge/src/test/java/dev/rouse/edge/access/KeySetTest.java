package dev.rouse.edge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rouse.core.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class KeySetTest {
  private static final Optional<String> STRANGER = Optional.of("stranger");

  private final AtomicLong now = new AtomicLong();
  private final KeySet keys = new KeySet(this::read, now::get);
  private int reads;
  private boolean away;

  private Json.Obj read() throws IOException {
    reads++;
    if (away) {
      throw new IOException("the issuer is away");
    }
    return Json.Obj.EMPTY;
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void issuerAway_isNotAskedForEachToken_butSoonAgain() throws Exception {
    away = true;
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> keys.find(STRANGER)).hasMessage("the issuer is away");
    }
    assertThat(reads).isEqualTo(1);

    away = false;
    pass(Duration.ofSeconds(3));

    assertThat(keys.find(STRANGER)).isEmpty();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void strangersKey_isLookedForNowAndThen() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(keys.find(STRANGER)).isEmpty();
    }
    assertThat(reads).isEqualTo(1);

    pass(Duration.ofSeconds(31));

    assertThat(keys.find(STRANGER)).isEmpty();
    assertThat(reads).isEqualTo(2);
  }
}
