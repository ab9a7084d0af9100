package io.holdfast.job;

import io.holdfast.persistence.UtcTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.util.UUID;

/** This life of this node: a restart is another one, so what the former left behind is known. */
@ApplicationScoped
public class NodeIncarnation {

  private final String id = UUID.randomUUID().toString();
  private final LocalDateTime startedAt = UtcTime.now();

  public String id() {
    return id;
  }

  public LocalDateTime startedAt() {
    return startedAt;
  }
}
