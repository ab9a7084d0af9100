package io.holdfast.web.discovery;

import io.holdfast.json.JsonFields;
import io.holdfast.web.Answers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The parts of the API that old clients know as extensions; only those that there are. */
@Path("v3/extensions")
@RequestScoped
public class ExtensionsResource {

  private static final String UPDATED = "2023-08-31T00:00:00+00:00";

  private record Extension(String name, String alias, String description) {

    JsonFields view() {
      return new JsonFields()
          .put("name", name)
          .put("alias", alias)
          .put("description", description)
          .put("updated", UPDATED)
          .put("links", JsonValue.EMPTY_JSON_ARRAY);
    }
  }

  private static final List<Extension> EXTENSIONS =
      List.of(
          new Extension("Backups", "backups", "Backups of volumes."),
          new Extension("VolumeActions", "os-volume-actions", "Attach, detach, extend."),
          new Extension("AdminActions", "os-admin-actions", "Reset of statuses."),
          new Extension("AvailabilityZones", "os-availability-zone", "Zones of the workers."),
          new Extension("Quotas", "os-quota-sets", "Limits of projects."),
          new Extension("QuotaClasses", "os-quota-class-sets", "Limits without a project."),
          new Extension("UsedLimits", "os-used-limits", "What is used of the limits."),
          new Extension("Services", "os-services", "Workers, enabled or disabled."),
          new Extension("ExtendedServices", "os-extended-services", "Why workers are disabled."),
          new Extension("VolumeTenantAttribute", "os-vol-tenant-attr", "Projects of volumes."),
          new Extension("VolumeHostAttribute", "os-vol-host-attr", "Where volumes are."),
          new Extension(
              "VolumeMigStatusAttribute", "os-vol-mig-status-attr", "Migrations of volumes."),
          new Extension(
              "ExtendedSnapshotAttributes",
              "os-extended-snapshot-attributes",
              "Projects and progress of snapshots."));

  /** All extensions. */
  @GET
  public Response list() {
    List<JsonFields> extensions = EXTENSIONS.stream().map(Extension::view).toList();
    return Answers.ok(new JsonFields().put("extensions", extensions));
  }
}
