package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lists of volumes and snapshots say they can be filtered by, they are filtered by. */
class ListFiltersIT {

  private final Api api = new Api(RunningHoldfast.shared().apiUrl(), "ab28");
  private final Api reader = api.as("reader");
  private final Rows rows = new Rows(RunningHoldfast.shared());
  private String marked;
  private String other;

  @BeforeEach
  void twoVolumes() {
    rows.quota(api.project(), 100);
    marked = api.volume(1);
    other = api.volume(1);
    mark("/volumes/" + marked, marked);
    mark("/volumes/" + other, "else");
  }

  private void mark(String path, String value) {
    JsonObject pairs =
        Api.object("metadata", Json.createObjectBuilder().add("mark", value).add("kind", "it's"));
    api.put(path + "/metadata", pairs).expect(200);
  }

  private List<String> ids(String list, String filter) {
    return reader.get("/" + list + "?" + filter).expect(200).getJsonArray(list).stream()
        .map(row -> row.asJsonObject().getString("id"))
        .toList();
  }

  private static String metadata(String text) {
    return "metadata=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void volumesByAllPairsOfTheirMetadata() {
    assertThat(ids("volumes", metadata("{'mark': '" + marked + "'}"))).containsExactly(marked);
    assertThat(ids("volumes", metadata("{'mark': '" + marked + "', 'kind': \"it's\"}")))
        .containsExactly(marked);
    assertThat(ids("volumes", metadata("{'mark': '" + marked + "', 'kind': 'x'}"))).isEmpty();
    assertThat(ids("volumes", metadata("{'kind': \"it's\"}"))).contains(marked, other);
    reader.get("/volumes/detail?metadata=mark").expectFault(400, "badRequest");
  }

  @Test
  void snapshotsByMetadataAndByTheZoneOfTheirVolume() {
    String snapshot = api.snapshot(marked, false);
    mark("/snapshots/" + snapshot, snapshot);
    assertThat(ids("snapshots", metadata("{'mark': '" + snapshot + "'}")))
        .containsExactly(snapshot);
    assertThat(ids("snapshots", metadata("{'mark': 'else'}"))).isEmpty();
    assertThat(ids("snapshots", "availability_zone=nova")).contains(snapshot);
    assertThat(ids("snapshots", "availability_zone=elsewhere")).isEmpty();
  }

  @Test
  void everyListIsSortedByName() {
    for (String list : List.of("volumes", "snapshots")) {
      api.send("GET", "/" + list + "?sort=name:asc", null, "3.0").expect(200);
    }
    api.send("GET", "/backups?sort=name:asc", null, "3.36").expectFault(400, "badRequest");
    api.send("GET", "/backups?sort=name:asc", null, "3.37").expect(200);
  }
}
