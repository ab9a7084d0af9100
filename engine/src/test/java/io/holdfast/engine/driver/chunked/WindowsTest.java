package io.holdfast.engine.driver.chunked;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.device.Extent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {

  private static final int WINDOW = 8000;

  private static Extent data(long offset, long end) {
    return new Extent(offset, end - offset, Extent.Kind.DATA);
  }

  private static Extent hole(long offset, long end) {
    return new Extent(offset, end - offset, Extent.Kind.ZERO);
  }

  private static Extent same(long offset, long end) {
    return new Extent(offset, end - offset, Extent.Kind.UNCHANGED);
  }

  private static List<String> cut(long size, Extent... extents) {
    List<String> found = new ArrayList<>();
    new Windows(size, WINDOW, List.of(extents))
        .forEachRemaining(
            window ->
                found.add(
                    window.offset()
                        + "+"
                        + window.length()
                        + (window.unchanged() ? " unchanged" : window.holdsData() ? "" : " zero")));
    return found;
  }

  @Test
  void aDeviceWithoutHolesIsCutEvenly() {
    assertThat(cut(20_500, data(0, 20_500))).containsExactly("0+8000", "8000+8000", "16000+4500");
    assertThat(cut(0)).isEmpty();
  }

  @Test
  void holesDoNotMoveWindowsAndWindowsInsideThemHoldNoData() {
    assertThat(cut(30_000, data(0, 2500), hole(2500, 21_700), data(21_700, 30_000)))
        .containsExactly("0+8000", "8000+8000 zero", "16000+8000", "24000+6000");
  }

  @Test
  void holesWithoutAWholeBlockStayInTheirWindow() {
    assertThat(cut(8000, data(0, 2500), hole(2500, 3900), data(3900, 8000)))
        .containsExactly("0+8000");
  }

  @Test
  void aHoleAtTheEndReachesTheEnd() {
    assertThat(cut(9_999, data(0, 8000), hole(8000, 9_999)))
        .containsExactly("0+8000", "8000+1999 zero");
  }

  @Test
  void unchangedPartsAreWindowsOfTheirOwn() {
    assertThat(
            cut(
                20_000,
                data(0, 2000),
                same(2000, 9000),
                hole(9000, 10_000),
                data(10_000, 11_000),
                same(11_000, 20_000)))
        .containsExactly(
            "0+2000",
            "2000+6000 unchanged",
            "8000+1000 unchanged",
            "9000+2000",
            "11000+5000 unchanged",
            "16000+4000 unchanged");
  }

  @Test
  void windowsKnowWhichOfTheirBytesAreData() {
    Windows windows =
        new Windows(8000, WINDOW, List.of(data(0, 2500), hole(2500, 3400), data(3400, 8000)));
    assertThat(windows.next().data()).containsExactly(data(0, 2500), data(3400, 8000));
  }
}
