-- Limits that the API can set, counted ones and others.
alter table quotas drop constraint quotas_resource_check;
alter table quotas add constraint quotas_resource_check check (resource in (
  'volumes', 'per_volume_gigabytes', 'snapshots', 'gigabytes', 'backups', 'backup_gigabytes',
  'volumes___DEFAULT__', 'gigabytes___DEFAULT__', 'snapshots___DEFAULT__', 'groups'));

-- Limits of projects that have none of their own.
create table quota_classes (
  class_name varchar(255) not null check (class_name = 'default'),
  resource   varchar(64)  not null check (resource in (
    'volumes', 'per_volume_gigabytes', 'snapshots', 'gigabytes', 'backups', 'backup_gigabytes',
    'volumes___DEFAULT__', 'gigabytes___DEFAULT__', 'snapshots___DEFAULT__', 'groups')),
  hard_limit integer      not null check (hard_limit >= -1),
  primary key (class_name, resource)
);

-- What became of failed jobs, for those who asked for them.
create table messages (
  id            varchar(36)  primary key,
  project_id    varchar(255) not null,
  request_id    varchar(64)  not null,
  resource_type varchar(36)  not null,
  resource_uuid varchar(36)  not null,
  action_id     varchar(3)   not null,
  detail_id     varchar(3)   not null,
  event_id      varchar(255) not null,
  message_level varchar(16)  not null check (message_level in ('ERROR', 'WARNING')),
  created_at    timestamp(6) not null,
  expires_at    timestamp(6) not null,
  deleted       boolean      not null
);
create index messages_project on messages (deleted, project_id, created_at desc, id desc);
create index messages_expiry on messages (expires_at);
