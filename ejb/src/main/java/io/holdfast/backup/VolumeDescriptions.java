package io.holdfast.backup;

import io.holdfast.volume.Volume;
import io.holdfast.volume.VolumeMetadataDocument;
import io.holdfast.volume.VolumeRows;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** What a backup keeps of its volume's row. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class VolumeDescriptions {

  @Inject private VolumeRows volumes;

  /** The row as it is now. */
  public Volume volume(String id) {
    return volumes.find(id);
  }

  /** The row as it is now; empty if there is none, or none any more. */
  public Optional<Volume> volumeIfPresent(String id) {
    return volumes.findIfPresent(id);
  }

  /** The metadata document of a volume (chunked-format.md section 5). */
  public String of(String id) {
    return VolumeMetadataDocument.of(volumes.find(id));
  }
}
