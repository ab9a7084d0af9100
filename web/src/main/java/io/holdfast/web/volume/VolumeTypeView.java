package io.holdfast.web.volume;

import io.holdfast.json.JsonFields;
import io.holdfast.volume.VolumeType;

/** Volume types as JSON (api.md section 7). */
final class VolumeTypeView {

  private VolumeTypeView() {}

  /**
   * A type.
   *
   * @param admin whether the caller sees on what its volumes lie
   */
  static JsonFields of(VolumeType type, boolean admin) {
    JsonFields specs = new JsonFields();
    if (admin && !type.isDefault()) {
      specs.put("volume_backend_name", type.backend());
    }
    return new JsonFields()
        .put("id", type.id())
        .put("name", type.name())
        .put("is_public", true)
        .put("description", type.isDefault() ? "Default volume type" : null)
        .put("extra_specs", specs)
        .putNull("qos_specs_id")
        .put("os-volume-type-access:is_public", true);
  }
}
