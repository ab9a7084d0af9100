package io.holdfast.identity;

/**
 * Who may do what: one table for every edge (auth.md section 5, the new defaults only). Whose rows
 * a caller sees at all is decided before; see {@link RequestContext#sees}.
 */
public enum Policy {
  BACKUP_GET_ALL("backup:get_all", Role.READER),
  BACKUP_GET("backup:get", Role.READER),
  BACKUP_CREATE("backup:create", Role.MEMBER),
  BACKUP_UPDATE("backup:update", Role.MEMBER),
  BACKUP_DELETE("backup:delete", Role.MEMBER),
  BACKUP_RESTORE("backup:restore", Role.MEMBER),
  BACKUP_IMPORT("backup:backup-import", Role.ADMIN),
  BACKUP_EXPORT("backup:export-import", Role.ADMIN),
  BACKUP_PROJECT_ATTRIBUTE("backup:backup_project_attribute", Role.ADMIN),
  BACKUP_RESET_STATUS("volume_extension:backup_admin_actions:reset_status", Role.ADMIN),
  BACKUP_FORCE_DELETE("volume_extension:backup_admin_actions:force_delete", Role.ADMIN),

  VOLUME_GET_ALL("volume:get_all", Role.READER),
  VOLUME_GET("volume:get", Role.READER),
  VOLUME_CREATE("volume:create", Role.MEMBER),
  VOLUME_UPDATE("volume:update", Role.MEMBER),
  VOLUME_DELETE("volume:delete", Role.MEMBER),
  VOLUME_DELETE_BY_FORCE("volume:force_delete", Role.ADMIN),
  VOLUME_EXTEND("volume:extend", Role.MEMBER),
  VOLUME_ATTACH("volume_extension:volume_actions:attach", Role.MEMBER),
  VOLUME_DETACH("volume_extension:volume_actions:detach", Role.MEMBER),
  VOLUME_RESERVE("volume_extension:volume_actions:reserve", Role.MEMBER),
  VOLUME_UNRESERVE("volume_extension:volume_actions:unreserve", Role.MEMBER),
  VOLUME_BEGIN_DETACHING("volume_extension:volume_actions:begin_detaching", Role.MEMBER),
  VOLUME_ROLL_DETACHING("volume_extension:volume_actions:roll_detaching", Role.MEMBER),
  VOLUME_INITIALIZE_CONNECTION(
      "volume_extension:volume_actions:initialize_connection", Role.MEMBER),
  VOLUME_TERMINATE_CONNECTION("volume_extension:volume_actions:terminate_connection", Role.MEMBER),
  VOLUME_SET_BOOTABLE("volume_extension:volume_actions:set_bootable", Role.MEMBER),
  VOLUME_FORCE_DELETE("volume_extension:volume_admin_actions:force_delete", Role.ADMIN),
  VOLUME_FORCE_DETACH("volume_extension:volume_admin_actions:force_detach", Role.ADMIN),
  VOLUME_RESET_STATUS("volume_extension:volume_admin_actions:reset_status", Role.ADMIN),

  SNAPSHOT_GET_ALL("volume:get_all_snapshots", Role.READER),
  SNAPSHOT_GET("volume:get_snapshot", Role.READER),
  SNAPSHOT_CREATE("volume:create_snapshot", Role.MEMBER),
  SNAPSHOT_UPDATE("volume:update_snapshot", Role.MEMBER),
  SNAPSHOT_DELETE("volume:delete_snapshot", Role.MEMBER),
  SNAPSHOT_FORCE_DELETE("volume_extension:snapshot_admin_actions:force_delete", Role.ADMIN),
  SNAPSHOT_RESET_STATUS("volume_extension:snapshot_admin_actions:reset_status", Role.ADMIN),

  QUOTA_SHOW("volume_extension:quotas:show", Role.READER),
  QUOTA_UPDATE("volume_extension:quotas:update", Role.ADMIN),
  QUOTA_DELETE("volume_extension:quotas:delete", Role.ADMIN),
  QUOTA_CLASS_SHOW("volume_extension:quota_classes:get", Role.ADMIN),
  QUOTA_CLASS_UPDATE("volume_extension:quota_classes:update", Role.ADMIN),
  USED_LIMITS("limits_extension:used_limits", Role.READER),

  TYPE_GET_ALL("volume_extension:type_get_all", Role.READER),
  TYPE_GET("volume_extension:type_get", Role.READER),

  SERVICE_GET_ALL("volume_extension:services:index", Role.ADMIN),
  SERVICE_UPDATE("volume_extension:services:update", Role.ADMIN),

  MESSAGE_GET_ALL("message:get_all", Role.READER),
  MESSAGE_GET("message:get", Role.READER),
  MESSAGE_DELETE("message:delete", Role.MEMBER);

  private final String rule;
  private final Role role;

  Policy(String rule, Role role) {
    this.rule = rule;
    this.role = role;
  }

  /** OpenStack's name of the rule. */
  public String rule() {
    return rule;
  }

  /** The weakest role that passes. */
  public Role role() {
    return role;
  }

  /** True if the caller passes. */
  public boolean permits(RequestContext caller) {
    return role.permits(caller);
  }
}
