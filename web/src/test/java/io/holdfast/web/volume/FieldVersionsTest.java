package io.holdfast.web.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.volume.Snapshot;
import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeTypes;
import io.holdfast.web.request.Links;
import io.holdfast.web.request.Microversion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field that came with a version: not there one before it, there from it on. */
class FieldVersionsTest {

  private static final int NEWEST = Microversion.MAXIMUM.minor();

  @ParameterizedTest
  @CsvSource({
    "13, group_id, false",
    "21, provider_id, true",
    "48, shared_targets, false",
    "48, service_uuid, false",
    "61, cluster_name, true",
    "63, volume_type_id, false",
    "64, encryption_key_id, false",
    "65, consumes_quota, false",
  })
  void aFieldOfVolumesBeginsWithItsVersion(int since, String field, boolean administrators) {
    assertThat(volume(since - 1, true)).doesNotContain(field);
    assertThat(volume(since, true)).contains(field);
    assertThat(volume(NEWEST, true)).contains(field);
    assertThat(volume(NEWEST, false).contains(field)).isEqualTo(!administrators);
  }

  private static Set<String> volume(int minor, boolean admin) {
    Volume volume = new Volume("v", "u", "abc", "nova", 1);
    volume.host("node@files#files");
    volume.encryptionKeyId("11111111-2222-4333-8444-555555555555");
    return new VolumeView(
            new Links("http://host", "abc"),
            new Microversion(3, minor),
            admin,
            admin,
            new VolumeTypes(List.of("files")))
        .detail(volume)
        .build()
        .keySet();
  }

  @ParameterizedTest
  @CsvSource({"14, group_snapshot_id", "41, user_id", "65, consumes_quota"})
  void aFieldOfSnapshotsBeginsWithItsVersion(int since, String field) {
    assertThat(snapshot(since - 1)).doesNotContain(field);
    assertThat(snapshot(since)).contains(field);
    assertThat(snapshot(NEWEST)).contains(field);
  }

  private static Set<String> snapshot(int minor) {
    Snapshot snapshot = new Snapshot("s", "v", "u", "abc", 1);
    return new SnapshotView(new Microversion(3, minor)).detail(snapshot).build().keySet();
  }
}
