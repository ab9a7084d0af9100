package io.holdfast.web.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.persistence.ListQuery;
import io.holdfast.web.backup.BackupsResource;
import io.holdfast.web.fault.FaultException;
import io.holdfast.web.request.Microversion;
import io.holdfast.web.volume.SnapshotsResource;
import io.holdfast.web.volume.VolumesResource;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From which version on each list can be sorted by name. */
class SortByNameTest {

  private static List<ListQuery.Sort> sort(ListRules rules, int minor, String key, String value) {
    MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    query.putSingle(key, value);
    return ListParameters.read(query, rules, new Microversion(3, minor), false).sort();
  }

  @Test
  void backupsAreFromTheirVersionOn() {
    for (String key : List.of("sort", "sort_key")) {
      assertThatThrownBy(() -> sort(BackupsResource.LISTS, 36, key, "name"))
          .isInstanceOf(FaultException.class)
          .hasMessageContaining("3.36");
      assertThat(sort(BackupsResource.LISTS, 37, key, "name"))
          .containsExactly(new ListQuery.Sort("name", false));
    }
    assertThat(sort(BackupsResource.LISTS, 36, "sort", "display_name:asc")).hasSize(1);
  }

  @Test
  void volumesAndSnapshotsAlwaysAre() {
    assertThat(sort(VolumesResource.LISTS, 0, "sort", "name:asc")).hasSize(1);
    assertThat(sort(SnapshotsResource.LISTS, 0, "sort", "name:asc")).hasSize(1);
  }
}
