package io.holdfast.system;

import static io.holdfast.system.AuthorizedCall.Target.NOBODY;
import static io.holdfast.system.AuthorizedCall.Target.PROJECT;
import static io.holdfast.system.AuthorizedCall.Target.ROW;
import static io.holdfast.system.AuthorizedCall.Target.SOURCE;
import static io.holdfast.system.AuthorizedCall.Target.VOLUME_ROW;

import io.holdfast.identity.Policy;
import java.util.List;

/** Every call that a policy decides (auth.md section 5). */
final class AuthorizedCalls {

  private static final String NO_PAIRS = "{'metadata':{}}";
  private static final String NO_METADATA = "{'backup':{'metadata':{}}}";

  static final List<AuthorizedCall> ALL =
      List.of(
          get(Policy.BACKUP_GET_ALL, NOBODY, "/backups"),
          get(Policy.BACKUP_GET_ALL, NOBODY, "/backups/detail"),
          get(Policy.BACKUP_GET, ROW, "/backups/{full}"),
          // There is no full backup of this volume, which is found out last.
          call(
              Policy.BACKUP_CREATE,
              VOLUME_ROW,
              "POST",
              "/backups",
              "{'backup':{'volume_id':'{fresh}','incremental':true}}",
              400),
          call(Policy.BACKUP_UPDATE, ROW, "PUT", "/backups/{full}", NO_METADATA, 200),
          get(Policy.BACKUP_GET, ROW, "/backups/{full}/metadata"),
          call(Policy.BACKUP_UPDATE, ROW, "POST", "/backups/{full}/metadata", NO_PAIRS, 200),
          call(Policy.BACKUP_UPDATE, ROW, "PUT", "/backups/{full}/metadata", NO_PAIRS, 200),
          call(Policy.BACKUP_UPDATE, ROW, "DELETE", "/backups/{full}/metadata/none", null, 404),
          call(Policy.BACKUP_DELETE, ROW, "DELETE", "/backups/{full}", null, 400),
          call(
              Policy.BACKUP_RESTORE,
              ROW,
              "POST",
              "/backups/{full}/restore",
              "{'restore':{'volume_id':'{used}'}}",
              400),
          get(Policy.BACKUP_EXPORT, ROW, "/backups/{full}/export_record"),
          call(
              Policy.BACKUP_IMPORT,
              NOBODY,
              "POST",
              "/backups/import_record",
              "{'backup-record':{'backup_service':'cinder.backup.drivers','backup_url':'e30='}}",
              400),
          call(
              Policy.BACKUP_RESET_STATUS,
              ROW,
              "POST",
              "/backups/{other}/action",
              "{'os-reset_status':{'status':'available'}}",
              202),
          call(
              Policy.BACKUP_FORCE_DELETE,
              ROW,
              "POST",
              "/backups/{full}/action",
              "{'os-force_delete':null}",
              400),
          get(Policy.VOLUME_GET_ALL, NOBODY, "/volumes"),
          get(Policy.VOLUME_GET_ALL, NOBODY, "/volumes/detail"),
          get(Policy.VOLUME_GET, VOLUME_ROW, "/volumes/{fresh}"),
          call(
              Policy.VOLUME_CREATE,
              NOBODY,
              "POST",
              "/volumes",
              "{'volume':{'size':1,'availability_zone':'nowhere'}}",
              400),
          call(
              Policy.VOLUME_UPDATE,
              VOLUME_ROW,
              "PUT",
              "/volumes/{fresh}",
              "{'volume':{'metadata':{}}}",
              200),
          get(Policy.VOLUME_GET, VOLUME_ROW, "/volumes/{fresh}/metadata"),
          call(
              Policy.VOLUME_UPDATE,
              VOLUME_ROW,
              "POST",
              "/volumes/{fresh}/metadata",
              "{'metadata':{}}",
              200),
          call(
              Policy.VOLUME_UPDATE,
              VOLUME_ROW,
              "PUT",
              "/volumes/{fresh}/metadata",
              "{'metadata':{}}",
              200),
          call(
              Policy.VOLUME_UPDATE,
              VOLUME_ROW,
              "DELETE",
              "/volumes/{fresh}/metadata/none",
              null,
              404),
          call(Policy.VOLUME_DELETE, VOLUME_ROW, "DELETE", "/volumes/{used}", null, 400),
          act(Policy.VOLUME_RESERVE, "{used}", "{'os-reserve':null}", 400),
          act(Policy.VOLUME_UNRESERVE, "{fresh}", "{'os-unreserve':null}", 202),
          act(Policy.VOLUME_BEGIN_DETACHING, "{fresh}", "{'os-begin_detaching':null}", 400),
          act(Policy.VOLUME_ROLL_DETACHING, "{fresh}", "{'os-roll_detaching':null}", 202),
          act(
              Policy.VOLUME_INITIALIZE_CONNECTION,
              "{fresh}",
              "{'os-initialize_connection':{'connector':{'host':'h'}}}",
              200),
          act(
              Policy.VOLUME_TERMINATE_CONNECTION,
              "{fresh}",
              "{'os-terminate_connection':{'connector':{'host':'h'}}}",
              202),
          act(
              Policy.VOLUME_FORCE_DETACH,
              "{fresh}",
              "{'os-force_detach':{'attachment_id':'00000000-1111-4222-8333-444444444444'}}",
              400),
          call(
              Policy.VOLUME_DELETE_BY_FORCE,
              VOLUME_ROW,
              "DELETE",
              "/volumes/{used}?force=true",
              null,
              400),
          act(Policy.VOLUME_EXTEND, "{fresh}", "{'os-extend':{'new_size':1}}", 400),
          act(
              Policy.VOLUME_ATTACH,
              "{used}",
              "{'os-attach':{'mountpoint':'/dev/vdb','host_name':'h'}}",
              400),
          act(Policy.VOLUME_DETACH, "{fresh}", "{'os-detach':null}", 400),
          act(
              Policy.VOLUME_RESET_STATUS,
              "{fresh}",
              "{'os-reset_status':{'status':'available'}}",
              202),
          act(Policy.VOLUME_SET_BOOTABLE, "{fresh}", "{'os-set_bootable':{'bootable':true}}", 200),
          act(Policy.VOLUME_FORCE_DELETE, "{used}", "{'os-force_delete':null}", 400),
          get(Policy.SNAPSHOT_GET_ALL, NOBODY, "/snapshots"),
          get(Policy.SNAPSHOT_GET_ALL, NOBODY, "/snapshots/detail"),
          get(Policy.SNAPSHOT_GET, ROW, "/snapshots/{snapshot}"),
          call(
              Policy.SNAPSHOT_CREATE,
              VOLUME_ROW,
              "POST",
              "/snapshots",
              "{'snapshot':{'volume_id':'{broken}'}}",
              400),
          call(
              Policy.SNAPSHOT_UPDATE,
              ROW,
              "PUT",
              "/snapshots/{snapshot}",
              "{'snapshot':{'name':'n'}}",
              200),
          get(Policy.SNAPSHOT_GET, ROW, "/snapshots/{snapshot}/metadata"),
          call(
              Policy.SNAPSHOT_UPDATE,
              ROW,
              "POST",
              "/snapshots/{snapshot}/metadata",
              "{'metadata':{}}",
              200),
          call(
              Policy.SNAPSHOT_UPDATE,
              ROW,
              "PUT",
              "/snapshots/{snapshot}/metadata",
              "{'metadata':{}}",
              200),
          call(
              Policy.SNAPSHOT_UPDATE,
              ROW,
              "DELETE",
              "/snapshots/{snapshot}/metadata/none",
              null,
              404),
          call(Policy.SNAPSHOT_DELETE, ROW, "DELETE", "/snapshots/{snapshot}", null, 400),
          call(
              Policy.SNAPSHOT_RESET_STATUS,
              ROW,
              "POST",
              "/snapshots/{snapshot}/action",
              "{'os-reset_status':{'status':'backing-up'}}",
              202),
          call(
              Policy.SNAPSHOT_FORCE_DELETE,
              ROW,
              "POST",
              "/snapshots/{snapshot}/action",
              "{'os-force_delete':null}",
              400),
          get(Policy.QUOTA_SHOW, PROJECT, "/os-quota-sets/{project}"),
          get(Policy.QUOTA_SHOW, PROJECT, "/os-quota-sets/{project}/defaults"),
          call(
              Policy.QUOTA_UPDATE,
              PROJECT,
              "PUT",
              "/os-quota-sets/{project}",
              "{'quota_set':{'snapshots':77}}",
              200),
          call(Policy.QUOTA_DELETE, PROJECT, "DELETE", "/os-quota-sets/{project}", null, 200),
          get(Policy.QUOTA_CLASS_SHOW, NOBODY, "/os-quota-class-sets/default"),
          call(
              Policy.QUOTA_CLASS_UPDATE,
              NOBODY,
              "PUT",
              "/os-quota-class-sets/default",
              "{'quota_class_set':{'groups':10}}",
              200),
          get(Policy.TYPE_GET_ALL, NOBODY, "/types"),
          get(Policy.TYPE_GET, NOBODY, "/types/default"),
          call(Policy.TYPE_GET, NOBODY, "GET", "/types/no-such-type", null, 404),
          get(Policy.SERVICE_GET_ALL, NOBODY, "/os-services"),
          call(
              Policy.SERVICE_UPDATE,
              NOBODY,
              "PUT",
              "/os-services/disable",
              "{'host':'nowhere','binary':'cinder-backup'}",
              404),
          call(
              Policy.SERVICE_UPDATE,
              NOBODY,
              "PUT",
              "/os-services/disable-log-reason",
              "{'host':'nowhere','binary':'cinder-backup','disabled_reason':'r'}",
              404),
          call(
              Policy.SERVICE_UPDATE,
              NOBODY,
              "PUT",
              "/os-services/enable",
              "{'host':'nowhere','binary':'cinder-backup'}",
              404),
          get(Policy.MESSAGE_GET_ALL, NOBODY, "/messages"),
          get(Policy.MESSAGE_GET, ROW, "/messages/{message}"),
          call(Policy.MESSAGE_DELETE, ROW, "DELETE", "/messages/{message}", null, 204),
          get(null, NOBODY, "/limits"),
          get(null, NOBODY, "/extensions"),
          get(null, NOBODY, "/os-availability-zone"),
          get(null, NOBODY, "/resource_filters"),
          // Refused for its zone, which is looked at after what the volume is made of.
          call(
              Policy.VOLUME_CREATE,
              SOURCE,
              "POST",
              "/volumes",
              "{'volume':{'backup_id':'{other}','size':1,'availability_zone':'nowhere'}}",
              400),
          call(
              Policy.VOLUME_CREATE,
              SOURCE,
              "POST",
              "/volumes",
              "{'volume':{'snapshot_id':'{snapshot}','size':1,'availability_zone':'nowhere'}}",
              400),
          call(
              Policy.VOLUME_CREATE,
              SOURCE,
              "POST",
              "/volumes",
              "{'volume':{'source_volid':'{fresh}','size':1,'availability_zone':'nowhere'}}",
              400));

  private AuthorizedCalls() {}

  private static AuthorizedCall get(Policy policy, AuthorizedCall.Target target, String path) {
    return call(policy, target, "GET", path, null, 200);
  }

  private static AuthorizedCall act(Policy policy, String volume, String body, int allowed) {
    return call(policy, VOLUME_ROW, "POST", "/volumes/" + volume + "/action", body, allowed);
  }

  private static AuthorizedCall call(
      Policy policy,
      AuthorizedCall.Target target,
      String method,
      String path,
      String body,
      int allowed) {
    String json = body == null ? null : body.replace('\'', '"');
    return new AuthorizedCall(policy, target, method, path, json, allowed);
  }
}
