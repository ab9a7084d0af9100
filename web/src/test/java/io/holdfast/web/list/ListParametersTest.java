package io.holdfast.web.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.persistence.ListQuery;
import io.holdfast.persistence.ListQuery.Sort;
import io.holdfast.web.fault.FaultException;
import io.holdfast.web.request.Microversion;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListParametersTest {

  private static final ListRules RULES =
      new ListRules(Set.of("name", "status"), new Microversion(3, 37));

  @Test
  void withoutParametersItIsTheFirstPageOfTheOwnProject() {
    assertThat(member(0)).isEqualTo(ListQuery.all());
  }

  @Test
  void nothingBetweenAmpersandsIsNoFilter() {
    assertThat(member(0, "", "")).isEqualTo(ListQuery.all());
    assertThat(member(31, "", "")).isEqualTo(ListQuery.all());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 7", "1000, 1000", "1001, 1000", "99999999999, 1000"})
  void aLimitIsCutToTheMaximum(String text, int limit) {
    assertThat(member(0, "limit", text).limit()).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=-1",
        "limit=ten",
        "limit=",
        "limit=1.5",
        "offset=-1",
        "offset=x",
        "offset=2147483648",
        "offset=99999999999999999999",
        "all_tenants=perhaps",
        "all_tenants="
      })
  void theseAreBadParameters(String parameter) {
    String[] pair = parameter.split("=", -1);
    assertThatThrownBy(() -> member(0, pair[0], pair[1]))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining(pair[0]);
  }

  @Test
  void offsetAndMarkerArePassedOn() {
    ListQuery query = member(0, "offset", "2147483647", "marker", "b1");

    assertThat(query.offset()).isEqualTo(Integer.MAX_VALUE);
    assertThat(query.marker()).isEqualTo("b1");
  }

  @Test
  void sortIsAListOfKeysWithDirections() {
    assertThat(member(37, "sort", "name:asc, size ,created_at:desc").sort())
        .containsExactly(
            new Sort("name", true), new Sort("size", false), new Sort("created_at", false));
  }

  @Test
  void theOlderFormOfSortingHasOneKey() {
    assertThat(member(0, "sort_key", "size", "sort_dir", "asc").sort())
        .containsExactly(new Sort("size", true));
    assertThat(member(0, "sort_dir", "asc").sort()).containsExactly(new Sort("created_at", true));
    assertThat(member(0, "sort_key", "size").sort()).containsExactly(new Sort("size", false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"size:up", "", "size,,size", ":asc", "size:ASC", "size:asc:desc"})
  void theseAreNoSorts(String sort) {
    assertThatThrownBy(() -> member(71, "sort", sort))
        .isInstanceOf(FaultException.class)
        .hasMessageContaining("sort");
  }

  @Test
  void theTwoFormsOfSortingDoNotMix() {
    assertThatThrownBy(() -> member(0, "sort", "size", "sort_key", "size"))
        .hasMessageContaining("together");
  }

  @Test
  void sortingByNameNeedsItsVersion() {
    assertThat(member(37, "sort", "name").sort()).hasSize(1);
    assertThatThrownBy(() -> member(36, "sort", "name")).isInstanceOf(FaultException.class);
  }

  @Test
  void countingNeedsItsVersion() {
    assertThat(member(45, "with_count", "True").withCount()).isTrue();
    assertThat(member(45, "with_count", "0").withCount()).isFalse();
    assertThatThrownBy(() -> member(45, "with_count", "perhaps"))
        .hasMessageContaining("with_count");
    assertThat(member(30, "with_count", "perhaps").withCount()).isFalse();
    assertThatThrownBy(() -> member(44, "with_count", "1")).hasMessageContaining("no filter");
  }

  @Test
  void allProjectsAreForAdministratorsOnly() {
    assertThat(member(71, "all_tenants", "1").allProjects()).isFalse();
    assertThat(admin(71, "all_tenants", "YES").allProjects()).isTrue();
    assertThat(admin(71, "all_tenants", "0").allProjects()).isFalse();
  }

  @Test
  void aProjectCanBeChosenOnlyAmongAll() {
    assertThat(admin(0, "project_id", "p").filters()).isEmpty();
    assertThat(admin(0, "project_id", "p", "all_tenants", "1").filters())
        .isEqualTo(Map.of("project_id", "p"));
  }

  @Test
  void unknownFiltersOfOthersAreDroppedByOldVersionsAndRefusedByNewOnes() {
    assertThat(member(30, "colour", "red", "name", "x", "project_id", "p").filters())
        .isEqualTo(Map.of("name", "x"));
    assertThatThrownBy(() -> member(31, "colour", "red")).hasMessageContaining("colour");
    assertThatThrownBy(() -> member(34, "name~", "x")).hasMessageContaining("name~");
    assertThatThrownBy(() -> member(31, "project_id", "p")).hasMessageContaining("project_id");
  }

  @Test
  void administratorsMayFilterByAnythingInAscii() {
    assertThat(admin(71, "colour", "red").filters()).isEqualTo(Map.of("colour", "red"));
    assertThatThrownBy(() -> admin(31, "größe", "1")).isInstanceOf(FaultException.class);
    assertThat(admin(30, "größe", "1").filters()).hasSize(1);
  }

  @Test
  void ofSeveralValuesTheLastCounts() {
    MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    query.put("limit", List.of("1", "2"));

    assertThat(ListParameters.read(query, RULES, Microversion.MINIMUM, false).limit()).isEqualTo(2);
  }

  @Test
  void valuesThatNoDatabaseTakesAreRefused() {
    assertThatThrownBy(() -> member(0, "name", "a\0b")).isInstanceOf(FaultException.class);
  }

  private static ListQuery member(int minor, String... pairs) {
    return read(minor, false, pairs);
  }

  private static ListQuery admin(int minor, String... pairs) {
    return read(minor, true, pairs);
  }

  private static ListQuery read(int minor, boolean admin, String... pairs) {
    MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
    for (int index = 0; index < pairs.length; index += 2) {
      query.add(pairs[index], pairs[index + 1]);
    }
    return ListParameters.read(query, RULES, new Microversion(3, minor), admin);
  }
}
