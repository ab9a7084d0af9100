-- Every volume type has limits of its own.
alter table quotas drop constraint quotas_resource_check;
alter table quotas add constraint quotas_resource_check check (
  resource in ('volumes', 'per_volume_gigabytes', 'snapshots', 'gigabytes', 'backups', 'backup_gigabytes', 'groups')
  or resource ~ '^(volumes|gigabytes|snapshots)_.+$');
alter table quota_classes drop constraint quota_classes_resource_check;
alter table quota_classes add constraint quota_classes_resource_check check (
  resource in ('volumes', 'per_volume_gigabytes', 'snapshots', 'gigabytes', 'backups', 'backup_gigabytes', 'groups')
  or resource ~ '^(volumes|gigabytes|snapshots)_.+$');

-- Quota is taken in the transaction of the request, which a rollback gives back: nothing is ever held otherwise.
drop table reservations;
