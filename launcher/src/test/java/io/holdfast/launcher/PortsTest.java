package io.holdfast.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void aTakenPortIsNamedWithWhoNeedsItAndWhatToDo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Ports.requireFree(port, "PostgreSQL", "Set another."))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(Integer.toString(port))
          .hasMessageContaining("PostgreSQL")
          .hasMessageContaining("Set another.");
    }
  }

  @Test
  void aFreePortIsAccepted() throws IOException {
    int port = Ports.freePort();
    assertThatCode(() -> Ports.requireFree(port, "PostgreSQL", "")).doesNotThrowAnyException();
  }

  @Test
  void aFreeOffsetSuitsTheServer() {
    int offset = Ports.freeOffset();
    assertThatCode(() -> Ports.requireServerFree(offset)).doesNotThrowAnyException();
  }
}
