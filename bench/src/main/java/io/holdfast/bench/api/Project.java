package io.holdfast.bench.api;

/** Projects, each with as many backups as the calls in it need. */
enum Project {
  HUNDRED("c0de0100", 100),
  THOUSAND("c0de1000", 1000),
  MANY("c0de9999", 100_000),
  CREATED("c0de0000", 0);

  private final String id;
  private final int backups;

  Project(String id, int backups) {
    this.id = id;
    this.backups = backups;
  }

  String id() {
    return id;
  }

  int backups() {
    return backups;
  }
}
