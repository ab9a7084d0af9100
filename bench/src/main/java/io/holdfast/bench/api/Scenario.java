package io.holdfast.bench.api;

/** The calls that are measured. */
enum Scenario {
  SHOW("show", Project.HUNDRED, "/backups/%s", 1),
  ROWS_100("page of 100", Project.HUNDRED, "/backups/detail?limit=100", 100),
  ROWS_1000("page of 1000", Project.THOUSAND, "/backups/detail?limit=1000", 1000),
  MANY("page of 100 of 100,000", Project.MANY, "/backups/detail?limit=100", 100),
  SORTED("filtered, sorted, of 100", Project.HUNDRED, Scenario.FILTERED, 50),
  SORTED_MANY("filtered, sorted, of 100,000", Project.MANY, Scenario.FILTERED, 50),
  CREATE("create", Project.CREATED, "/backups", 1);

  /** Half the rows match. */
  private static final String FILTERED = "/backups/detail?limit=50&status=error&sort=name:asc";

  private final String title;
  private final Project project;
  private final String path;
  private final int rows;

  Scenario(String title, Project project, String path, int rows) {
    this.title = title;
    this.project = project;
    this.path = path;
    this.rows = rows;
  }

  String title() {
    return title;
  }

  Project project() {
    return project;
  }

  /** The path below the project's, in which {@code %s} stands for a backup. */
  String path() {
    return path;
  }

  /** Rows in an answer. */
  int rows() {
    return rows;
  }
}
