package io.holdfast.engine.driver.chunked;

import static io.holdfast.engine.device.Extent.Kind.DATA;
import static io.holdfast.engine.device.Extent.Kind.UNCHANGED;
import static io.holdfast.engine.device.Extent.Kind.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangedBlocksTest {

  private static Extent extent(long from, long to, Extent.Kind kind) {
    return new Extent(from, to - from, kind);
  }

  private static List<Extent> aligned(long known, Extent... extents) {
    return ChangedBlocks.of(List.of(extents), 10, extents[extents.length - 1].end(), known);
  }

  @Test
  void aBlockOfTwoFatesIsRead() {
    assertThat(aligned(4, extent(0, 25, UNCHANGED), extent(25, 40, ZERO)))
        .containsExactly(extent(0, 20, UNCHANGED), extent(20, 30, DATA), extent(30, 40, ZERO));
  }

  @Test
  void aChangeWithinABlockMakesItRead() {
    assertThat(
            aligned(4, extent(0, 12, UNCHANGED), extent(12, 13, ZERO), extent(13, 40, UNCHANGED)))
        .containsExactly(extent(0, 10, UNCHANGED), extent(10, 20, DATA), extent(20, 40, UNCHANGED));
  }

  @Test
  void blocksThatTheParentDoesNotHaveAreRead() {
    assertThat(aligned(2, extent(0, 45, UNCHANGED)))
        .containsExactly(extent(0, 20, UNCHANGED), extent(20, 45, DATA));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyBlockHasTheFateOfAllItsBytesOrIsRead(long seed) {
    Random random = new Random(seed);
    List<Extent> extents = new ArrayList<>();
    Extent.Kind[] fates = new Extent.Kind[1003];
    for (int at = 0; at < fates.length; ) {
      int end = Math.min(fates.length, at + 1 + random.nextInt(35));
      Extent.Kind kind = Extent.Kind.values()[random.nextInt(3)];
      java.util.Arrays.fill(fates, at, end, kind);
      extents.add(extent(at, end, kind));
      at = end;
    }
    List<Extent> found = ChangedBlocks.of(extents, 10, fates.length, 90);
    long at = 0;
    for (Extent extent : found) {
      assertThat(extent.offset()).isEqualTo(at);
      for (long block = extent.offset(); block < extent.end(); block += 10) {
        assertThat(extent.kind()).isEqualTo(fate(fates, (int) block));
      }
      at = extent.end();
    }
    assertThat(at).isEqualTo(fates.length);
  }

  private static Extent.Kind fate(Extent.Kind[] fates, int block) {
    for (int at = block; at < Math.min(fates.length, block + 10); at++) {
      if (fates[at] != fates[block]) {
        return DATA;
      }
    }
    return fates[block] == UNCHANGED && block >= 900 ? DATA : fates[block];
  }
}
