package io.holdfast.system.inside;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.holdfast.engine.brick.AccessMode;
import io.holdfast.engine.brick.BrickConnection;
import io.holdfast.engine.brick.BrickConnectionFactory;
import io.holdfast.engine.brick.ConnectionInfo;
import io.holdfast.engine.device.BlockDevice;
import io.holdfast.system.RunningHoldfast;
import jakarta.annotation.Resource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The brick adapter in the server: a pool that opens devices, and that operators can watch. */
@ExtendWith(ArquillianExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrickPoolIT {

  private static final byte[] WORDS = "held fast".getBytes(StandardCharsets.UTF_8);

  @Deployment
  static WebArchive deployment() {
    return InsideTheServer.archive("brick-pool.war", BrickPoolIT.class);
  }

  @Resource(lookup = "java:/eis/Brick")
  private BrickConnectionFactory bricks;

  @Test
  @Order(1)
  void aLocalDeviceIsWrittenAndReadThroughThePool() throws IOException {
    Path file = Path.of(System.getenv("HOLDFAST_VOLUMES_PATH"), "volume-brick-pool");
    Files.write(file, new byte[4096]);
    try (BrickConnection connection = bricks.connect(local(file));
        BlockDevice device = connection.open(AccessMode.READ_WRITE)) {
      device.write(1000, ByteBuffer.wrap(WORDS));
      ByteBuffer read = ByteBuffer.allocate(WORDS.length);
      device.read(1000, read);
      assertArrayEquals(WORDS, read.array());
      assertEquals(4096, device.size());
    } finally {
      Files.delete(file);
    }
  }

  @Test
  @Order(2)
  void aDeviceOutsideTheVolumesIsRefused() {
    assertThrows(
        IOException.class,
        () -> {
          try (BrickConnection connection = bricks.connect(local(Path.of("/etc/hostname")))) {
            connection.open(AccessMode.READ_ONLY).close();
          }
        });
  }

  @Test
  @Order(3)
  @RunAsClient
  void operatorsSeeThePoolAndNothingIsLeftInUse() {
    JsonObject pool =
        result(
            "/subsystem=resource-adapters/resource-adapter=brick/connection-definitions=Brick"
                + "/statistics=pool:read-resource(include-runtime=true)");
    assertTrue(number(pool, "CreatedCount") > 0, pool::toString);
    assertEquals(0, number(pool, "InUseCount"), pool::toString);
  }

  private static ConnectionInfo local(Path file) {
    return new ConnectionInfo("local", Map.of("device_path", file.toString()));
  }

  private static JsonObject result(String command) {
    String answer = RunningHoldfast.shared().management(command);
    try (JsonReader reader = Json.createReader(new StringReader(answer))) {
      return reader.readObject().getJsonObject("result");
    }
  }

  /** Statistics are numbers or texts of numbers, depending on the server's version. */
  private static int number(JsonObject statistics, String name) {
    return Integer.parseInt(statistics.get(name).toString().replace("\"", ""));
  }
}
