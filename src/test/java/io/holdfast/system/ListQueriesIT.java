package io.holdfast.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What lists ask the database: as many statements for a long page as for a short one, and answered
 * from an index that has the rows in their order, so that a page costs the same however many
 * backups there are. No clock is needed to see either.
 */
class ListQueriesIT {

  private static final int MANY = 100_000;
  private static final String CROWD = "c0de0001";
  private static final String FEW = "c0de0002";

  /** That has every fiftieth backup of the crowd. */
  private static final String VOLUME = "00000000-0000-4000-8000-0000c0de0001";

  private static final RunningHoldfast SERVER = RunningHoldfast.shared();
  private static final Rows ROWS = new Rows(SERVER);

  private final Api crowd = new Api(SERVER.apiUrl(), CROWD);
  private final Api few = new Api(SERVER.apiUrl(), FEW);

  @BeforeAll
  static void fill() {
    insert(CROWD, MANY);
    insert(FEW, 60);
    ROWS.execute("vacuum analyze backups");
  }

  @AfterAll
  static void clear() {
    for (String project : List.of(CROWD, FEW)) {
      ROWS.execute(
          "delete from backup_metadata where backup_id in"
              + " (select id from backups where project_id = '%s')".formatted(project));
      ROWS.execute("delete from backups where project_id = '%s'".formatted(project));
    }
    ROWS.execute("vacuum analyze backups");
  }

  /** Some have no name and were never changed; many have the same size and the same name. */
  private static void insert(String project, int count) {
    ROWS.execute(
        """
        insert into backups (id, user_id, project_id, volume_id, availability_zone, display_name, service, size,
          object_count, status, num_dependent_backups, data_timestamp, created_at, updated_at, deleted, target)
        select gen_random_uuid()::text, 'u', '%1$s',
          case when n %% 50 = 0 then '%3$s' else gen_random_uuid()::text end, 'nova',
          case when n %% 5 = 0 then null else 'name-' || n %% 1000 end, 'posix', 1 + n %% 3, 1,
          case when n %% 20 = 0 then 'error' else 'available' end, 0, now(), now() - n / 2 * interval '1 s',
          case when n %% 7 = 0 then null else now() - n / 3 * interval '1 s' end, false, 'posix'
        from generate_series(1, %2$d) as n
        """
            .formatted(project, count, VOLUME));
    ROWS.execute(
        "insert into backup_metadata select id, 'k', 'v' from backups where project_id = '%s'"
            .formatted(project));
  }

  @Test
  void aLongPageTakesAsManyStatementsAsAShortOne() {
    try (StatementLog log = new StatementLog(SERVER)) {
      List<String> shortPage = log.of(CROWD, () -> page(crowd, "limit=10", 10));
      List<String> longPage = log.of(CROWD, () -> page(crowd, "limit=1000", 1000));

      assertThat(shortPage).isNotEmpty();
      assertThat(longPage).hasSameSizeAs(shortPage);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=100",
        "limit=100&status=error",
        "limit=100&sort=name:asc",
        "limit=100&sort=name:desc",
        "limit=100&sort=size:asc",
        "limit=100&sort=size:desc",
        "limit=100&sort=name:asc&status=error",
        "limit=100&sort=size:desc&status=error",
        "limit=100&sort=status:asc",
        "limit=100&sort=status:desc",
        "limit=100&sort=updated_at:asc",
        "limit=100&sort=updated_at:desc",
        "limit=100&sort=updated_at:desc&status=error",
        "limit=100&name=name-7",
        "limit=100&name~=ame-7",
        "limit=100&volume_id=" + VOLUME,
        "limit=100&all_tenants=1",
        "limit=100&all_tenants=1&status=error",
        "limit=100&all_tenants=1&sort=name:asc&status=error",
        "limit=100&all_tenants=1&sort=size:desc",
        "limit=100&all_tenants=1&sort=status:desc",
        "limit=100&all_tenants=1&sort=updated_at:desc",
        "limit=100&all_tenants=1&volume_id=" + VOLUME,
      })
  void aPageInTheMiddleOfManyIsReadFromAnIndexInItsOrder(String query) {
    String marker = markerInTheMiddleOf(query);
    try (StatementLog log = new StatementLog(SERVER)) {
      List<String> statements =
          log.of(
              marker,
              () -> crowd.get("/backups/detail?" + query + "&marker=" + marker).expect(200));

      String plan = plan(listOf(statements));
      assertThat(plan).contains("Index Scan").doesNotContain("Sort").doesNotContain("Seq Scan");
      assertThat(plan(statements.get(0))).contains("Index Scan using backups_pkey");
    }
  }

  /** No index finds a part of a name: all names of the project are looked at, if need be. */
  @Test
  void aPartOfANameThatNobodyHasReadsNoRowsOfOtherProjects() {
    try (StatementLog log = new StatementLog(SERVER)) {
      List<String> statements = log.of(FEW, () -> page(few, "limit=10&name~=nobody", 0));

      assertThat(plan(listOf(statements))).contains("backups_project").doesNotContain("Seq Scan");
    }
  }

  @Test
  void metadataFiltersByThePrimaryKeyOfItsTable() {
    ROWS.execute(
        "insert into backup_metadata select id, 'odd', 'yes' from backups where project_id = '%s' and size = 2"
            .formatted(FEW));
    try (StatementLog log = new StatementLog(SERVER)) {
      List<String> statements =
          log.of(FEW, () -> page(few, "with_count=true&metadata=" + encoded("{'odd': 'yes'}"), 20));

      assertThat(plan(listOf(statements))).contains("backup_metadata_pkey");
    }
    page(few, "metadata=" + encoded("{\"odd\":\"yes\",\"k\":\"v\"}"), 20);
    page(few, "metadata=" + encoded("{'odd':'yes','k':'w'}"), 0);
    page(few, "metadata=" + encoded("{}"), 60);
    few.get("/backups?metadata=odd").expectFault(400, "badRequest");
    few.as("reader").get("/backups?metadata=odd").expectFault(400, "badRequest");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status=error", "name=name-7", "volume_id=" + VOLUME})
  void aCountReadsWhatMatchesAndNoOtherRows(String filter) {
    try (StatementLog log = new StatementLog(SERVER)) {
      List<String> statements =
          log.of(CROWD, () -> page(crowd, "limit=10&with_count=true&" + filter, 10));

      String count = statements.get(0);
      assertThat(count).startsWith("SELECT COUNT(id)");
      assertThat(plan(count)).contains("Index").doesNotContain("Seq Scan");
    }
  }

  /** Some row that the list has: the last of a page that begins far inside it. */
  private String markerInTheMiddleOf(String query) {
    boolean rare = query.contains("name=") || query.contains("volume_id=");
    List<String> ids = ids(crowd, query + (rare ? "" : "&offset=" + MANY / 50));
    return ids.get(ids.size() / 2);
  }

  private static String listOf(List<String> statements) {
    return statements.stream()
        .filter(statement -> statement.contains("FROM backups") && statement.contains("ORDER BY"))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static String plan(String select) {
    return ROWS.lines("explain (costs off) " + select);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sort=name:asc",
        "sort=name:desc",
        "sort=size:asc",
        "sort=status:desc",
        "sort=updated_at:asc",
        "sort=updated_at:desc",
        "sort=size:asc,name:desc",
        "sort=name:desc,updated_at:asc,size:desc",
        "sort=id:asc,name:desc",
        "sort=encryption_key_id:asc",
        "sort=restore_volume_id:desc,name:asc",
        "sort=temp_volume_id:asc,temp_snapshot_id:desc",
        "sort=num_dependent_backups:desc",
        "sort=service_metadata:asc",
        "sort=deleted:asc,deleted_at:desc"
      })
  void pagesOneAfterTheOtherAreTheWholeList(String query) {
    List<String> whole = page(few, query, 60);
    List<String> pages = new ArrayList<>();
    List<String> next = page(few, query + "&limit=7", 7);
    while (!next.isEmpty() && pages.size() <= whole.size()) {
      pages.addAll(next);
      next = ids(few, query + "&limit=7&marker=" + next.get(next.size() - 1));
    }
    assertThat(pages).isEqualTo(whole);
  }

  @Test
  void theOrderIsTheOneThatIsAskedFor() {
    Comparator<JsonObject> bySize = Comparator.comparing(backup -> backup.getInt("size"));
    assertThat(backups(few, "sort=size:asc")).hasSize(60).isSortedAccordingTo(bySize);
    assertThat(backups(few, "sort=size:desc")).hasSize(60).isSortedAccordingTo(bySize.reversed());
    assertThat(backups(few, "limit=60"))
        .isSortedAccordingTo(
            Comparator.<JsonObject, String>comparing(backup -> backup.getString("created_at"))
                .reversed());
  }

  @Test
  void aPartOfANameFindsJustTheNamesThatHoldIt() {
    assertThat(backups(few, "name~=ame-1"))
        .extracting(backup -> backup.getString("name"))
        .containsExactlyInAnyOrder(
            "name-1", "name-11", "name-12", "name-13", "name-14", "name-16", "name-17", "name-18",
            "name-19");
    assertThat(backups(few, "name~=name_1")).isEmpty();
  }

  private static List<String> page(Api api, String query, int expected) {
    List<String> ids = ids(api, query);
    assertThat(ids).hasSize(expected);
    return ids;
  }

  private static List<String> ids(Api api, String query) {
    return backups(api, query).stream().map(backup -> backup.getString("id")).toList();
  }

  private static List<JsonObject> backups(Api api, String query) {
    return api.get("/backups/detail?" + query)
        .expect(200)
        .getJsonArray("backups")
        .getValuesAs(JsonObject.class);
  }
}
