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

  private static List<String> cut(long size, Extent... extents) {
    List<String> found = new ArrayList<>();
    new Windows(size, WINDOW, List.of(extents))
        .forEachRemaining(
            window ->
                found.add(
                    window.index()
                        + ": "
                        + window.offset()
                        + "+"
                        + window.length()
                        + (window.holdsData() ? "" : " zero")));
    return found;
  }

  @Test
  void aDeviceWithoutHolesIsCutEvenly() {
    assertThat(cut(20_500, data(0, 20_500)))
        .containsExactly("0: 0+8000", "1: 8000+8000", "2: 16000+4500");
    assertThat(cut(0)).isEmpty();
  }

  @Test
  void holesDoNotMoveWindowsAndWindowsInsideThemHoldNoData() {
    assertThat(cut(30_000, data(0, 2500), hole(2500, 21_700), data(21_700, 30_000)))
        .containsExactly("0: 0+8000", "1: 8000+8000 zero", "2: 16000+8000", "3: 24000+6000");
  }

  @Test
  void holesWithoutAWholeBlockStayInTheirWindow() {
    assertThat(cut(8000, data(0, 2500), hole(2500, 3900), data(3900, 8000)))
        .containsExactly("0: 0+8000");
  }

  @Test
  void aHoleAtTheEndReachesTheEnd() {
    assertThat(cut(9_999, data(0, 8000), hole(8000, 9_999)))
        .containsExactly("0: 0+8000", "1: 8000+1999 zero");
  }

  @Test
  void windowsKnowWhichOfTheirBytesAreData() {
    Windows windows =
        new Windows(8000, WINDOW, List.of(data(0, 2500), hole(2500, 3400), data(3400, 8000)));
    assertThat(windows.next().data()).containsExactly(data(0, 2500), data(3400, 8000));
  }
}
