package io.holdfast.volume;

import io.holdfast.fault.RequestRefusedException;
import io.holdfast.identity.Policy;
import io.holdfast.identity.RequestContext;
import io.holdfast.job.OpenJobs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * The requests by which a compute service, or people in its place, say that volumes are attached
 * and detached (api.md section 7). Each method is one JTA transaction over the locked row.
 */
@Stateless
public class VolumeAttachments {

  private static final Set<VolumeStatus> ATTACHABLE =
      EnumSet.of(VolumeStatus.AVAILABLE, VolumeStatus.ATTACHING);
  private static final Set<VolumeStatus> DETACHABLE =
      EnumSet.of(VolumeStatus.IN_USE, VolumeStatus.DETACHING);

  @Inject private VolumeRows rows;
  @Inject private OpenJobs jobs;

  /**
   * Keeps an available volume for somebody who is about to attach it.
   *
   * @throws RequestRefusedException 404; 403; 400 for a wrong status
   */
  public void reserve(RequestContext context, String id) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_RESERVE);
    requireStatus(volume, EnumSet.of(VolumeStatus.AVAILABLE));
    volume.status(VolumeStatus.ATTACHING);
  }

  /**
   * Takes a reservation back; nothing happens if there is none.
   *
   * @throws RequestRefusedException 404; 403
   */
  public void unreserve(RequestContext context, String id) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_UNRESERVE);
    if (volume.status() == VolumeStatus.ATTACHING) {
      boolean attached = !volume.attachments().isEmpty();
      volume.status(attached ? VolumeStatus.IN_USE : VolumeStatus.AVAILABLE);
    }
  }

  /**
   * Notes that a volume is attached: one that is available, or reserved for this.
   *
   * @throws RequestRefusedException 404; 403; 400 for a wrong status, or unless either instance or
   *     host is given
   */
  public void attach(RequestContext context, String id, AttachVolume request) {
    if ((request.instanceUuid() == null) == (request.hostName() == null)) {
      throw RequestRefusedException.badRequest(
          "Invalid attachment: it must have either instance_uuid or host_name.");
    }
    Volume volume = rows.lock(context, id, Policy.VOLUME_ATTACH);
    requireStatus(volume, ATTACHABLE);
    volume.attach(
        new VolumeAttachment(
            UUID.randomUUID().toString(),
            volume,
            request.instanceUuid(),
            request.hostName(),
            request.mountpoint(),
            request.mode()));
  }

  /**
   * Notes that an attached volume is about to be detached.
   *
   * @throws RequestRefusedException 404; 403; 400 unless it is in use and attached
   */
  public void beginDetaching(RequestContext context, String id) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_BEGIN_DETACHING);
    requireStatus(volume, EnumSet.of(VolumeStatus.IN_USE));
    if (volume.attachStatus() != AttachStatus.ATTACHED) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: its attach_status must be attached, but is "
              + volume.attachStatus()
              + ".");
    }
    volume.status(VolumeStatus.DETACHING);
  }

  /**
   * Notes that a volume stays attached after all; nothing happens if it is not being detached.
   *
   * @throws RequestRefusedException 404; 403
   */
  public void rollDetaching(RequestContext context, String id) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_ROLL_DETACHING);
    if (volume.status() == VolumeStatus.DETACHING) {
      volume.status(VolumeStatus.IN_USE);
    }
  }

  /**
   * Drops an attachment; with the last one the volume is available.
   *
   * @param attachmentId which, or null for the only one
   * @throws RequestRefusedException 404; 403; 400 for a wrong status, or if it is not clear which
   */
  public void detach(RequestContext context, String id, String attachmentId) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_DETACH);
    requireStatus(volume, DETACHABLE);
    volume.detach(attachment(volume, attachmentId));
  }

  /**
   * Drops an attachment whatever the status says, or the signs of one that never came to be. A
   * status that is not about attachments stays: what failed is not made available by this.
   *
   * @param attachmentId which, or null for the only one, if there is one
   * @throws RequestRefusedException 404; 403 unless admin; 400 if there is no such attachment, if
   *     it is not clear which, or while work on the volume is on its way
   */
  public void forceDetach(RequestContext context, String id, String attachmentId) {
    Volume volume = rows.lock(context, id, Policy.VOLUME_FORCE_DETACH);
    if (jobs.workOnVolume(id)) {
      throw RequestRefusedException.badRequest(
          "Invalid volume: work on it is on its way; wait for that to end.");
    }
    if (attachmentId == null && volume.attachments().isEmpty()) {
      volume.detached();
    } else {
      volume.detach(forced(volume, attachmentId));
    }
  }

  /** An attachment that is not there is a bad request here, as in Cinder, not one not found. */
  private static VolumeAttachment forced(Volume volume, String id) {
    if (id != null && volume.attachments().stream().noneMatch(a -> a.id().equals(id))) {
      throw RequestRefusedException.badRequest(
          "Invalid attachment: the volume has no attachment " + id + ".");
    }
    return attachment(volume, id);
  }

  private static VolumeAttachment attachment(Volume volume, String id) {
    if (id == null && volume.attachments().size() != 1) {
      throw RequestRefusedException.badRequest(
          "Invalid attachment: the volume has %d attachments; name one by attachment_id."
              .formatted(volume.attachments().size()));
    }
    return volume.attachments().stream()
        .filter(attachment -> id == null || attachment.id().equals(id))
        .findFirst()
        .orElseThrow(() -> RequestRefusedException.notFound("Volume attachment", id));
  }

  private static void requireStatus(Volume volume, Set<VolumeStatus> allowed) {
    if (!allowed.contains(volume.status())) {
      String words = String.join(" or ", allowed.stream().map(VolumeStatus::word).toList());
      throw RequestRefusedException.badRequest(
          "Invalid volume: its status must be " + words + ", but is " + volume.status() + ".");
    }
  }
}
