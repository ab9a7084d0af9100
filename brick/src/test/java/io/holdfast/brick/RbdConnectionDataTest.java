package io.holdfast.brick;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.engine.brick.ConnectionInfo;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Connection data as Cinder sends them, read without a cluster. */
class RbdConnectionDataTest {

  @Test
  void addressesGetTheBracketsThatOpenStackLeavesOut() throws IOException {
    Map<String, Object> data = new HashMap<>();
    data.put("name", "volumes/volume-1");
    data.put("hosts", List.of("fd00::5", "[fd00::6]", "10.0.0.1", "mon.example"));
    data.put("ports", List.of("3300", "3300", "6789", "3300"));
    data.put("cluster_name", "ceph");
    data.put("auth_enabled", true);
    data.put("auth_username", "cinder");
    data.put("secret_type", "ceph");
    data.put("secret_uuid", null);
    RbdRequest request = RbdConnectionData.read(new ConnectionInfo("rbd", data));
    assertThat(request.place().monitors())
        .containsExactly("[fd00::5]:3300", "[fd00::6]:3300", "10.0.0.1:6789", "mon.example:3300");
    assertThat(request.snapshot()).isNull();
  }
}
