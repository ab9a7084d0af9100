package io.holdfast.rbd.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.Extent;
import io.holdfast.engine.device.Extent.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyWindowTest {

  private static List<CopyWindow> cut(Extent... extents) {
    List<CopyWindow> windows = new ArrayList<>();
    CopyWindow.cut(List.of(extents), 100, windows::add);
    return windows;
  }

  @Test
  void aWindowHoldsAllThatIsToBeDoneInItAndNoneTakesWhatIsUnchanged() {
    List<CopyWindow> windows =
        cut(
            new Extent(0, 10, Kind.DATA),
            new Extent(10, 20, Kind.UNCHANGED),
            new Extent(30, 5, Kind.ZERO),
            new Extent(35, 300, Kind.UNCHANGED),
            new Extent(350, 20, Kind.DATA));
    assertThat(windows)
        .containsExactly(
            new CopyWindow(
                0, 35, List.of(new Extent(0, 10, Kind.DATA), new Extent(30, 5, Kind.ZERO))),
            new CopyWindow(300, 370, List.of(new Extent(350, 20, Kind.DATA))));
  }

  @Test
  void anExtentOverBordersIsCutAtEach() {
    assertThat(cut(new Extent(50, 200, Kind.DATA)))
        .containsExactly(
            new CopyWindow(0, 100, List.of(new Extent(50, 50, Kind.DATA))),
            new CopyWindow(100, 200, List.of(new Extent(100, 100, Kind.DATA))),
            new CopyWindow(200, 250, List.of(new Extent(200, 50, Kind.DATA))));
  }

  @Test
  void nothingToDoIsNoWindow() {
    assertThat(cut()).isEmpty();
    assertThat(cut(new Extent(0, 1000, Kind.UNCHANGED))).isEmpty();
  }
}
