package io.holdfast.volume;

import io.holdfast.persistence.UtcTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDateTime;

/** One attachment of a volume to an instance or a host. */
@Entity
@Table(name = "volume_attachments")
public class VolumeAttachment {

  @Id
  @Column(name = "id")
  private String id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "volume_id")
  private Volume volume;

  @Column(name = "instance_uuid")
  private String instanceUuid;

  @Column(name = "host_name")
  private String hostName;

  @Column(name = "mountpoint")
  private String mountpoint;

  @Column(name = "attach_mode")
  private String attachMode;

  @Column(name = "attached_at")
  private LocalDateTime attachedAt;

  protected VolumeAttachment() {}

  /** A new attachment, from now on. Either instance or host name is null. */
  public VolumeAttachment(
      String id,
      Volume volume,
      String instanceUuid,
      String hostName,
      String mountpoint,
      String attachMode) {
    this.id = id;
    this.volume = volume;
    this.instanceUuid = instanceUuid;
    this.hostName = hostName;
    this.mountpoint = mountpoint;
    this.attachMode = attachMode;
    this.attachedAt = UtcTime.now();
  }

  public String id() {
    return id;
  }

  public Volume volume() {
    return volume;
  }

  public String instanceUuid() {
    return instanceUuid;
  }

  public String hostName() {
    return hostName;
  }

  public String mountpoint() {
    return mountpoint;
  }

  public String attachMode() {
    return attachMode;
  }

  public LocalDateTime attachedAt() {
    return attachedAt;
  }
}
