package dev.rouse.edge.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

final class PiecesTest {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void whole_isWhatCame_announcedOrNot() {
    for (long announced : new long[] {0, 3, 8, Long.MAX_VALUE}) {
      var pieces = new Pieces(announced);

      pieces.add(Buffer.buffer("one"));
      pieces.add(Buffer.buffer("-"));
      pieces.add(Buffer.buffer("more"));

      assertThat(pieces.whole()).isEqualTo("one-more".getBytes(UTF_8));
      assertThat(pieces.length()).isEqualTo(8);
    }
  }

  @Test
  void announced_andCome_isNotCopiedOnceMore() {
    var piece = Buffer.buffer(new byte[MEGABYTE / 8]);
    var pieces = new Pieces(MEGABYTE);

    for (int i = 0; i < 8; i++) {
      pieces.add(piece);
    }

    assertThat(pieces.whole()).hasSize(MEGABYTE).isSameAs(pieces.whole());
  }

  @Test
  void announced_andNotCome_holdsNothing() {
    var pieces = new Pieces(Integer.MAX_VALUE);

    pieces.add(Buffer.buffer("x"));

    assertThat(pieces.whole()).hasSize(1).isSameAs(pieces.whole());
  }
}
