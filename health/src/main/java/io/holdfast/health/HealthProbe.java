package io.holdfast.health;

/** Looks at one part of the service. Implemented by the service, called by the checks. */
public interface HealthProbe {

  /** What can be looked at. */
  enum Part {
    DATABASE,
    BROKER,
    TARGET,
    WORKER,
    HEARTBEAT
  }

  /**
   * Looks at a part, within a few seconds.
   *
   * @return null if it is well, else what is wrong and what to do, for operators
   */
  String trouble(Part part);
}
