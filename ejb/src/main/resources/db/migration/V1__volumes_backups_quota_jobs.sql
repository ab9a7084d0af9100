-- Times are UTC with microseconds. Ids are UUID text, as the API shows them.
-- Rows are soft-deleted (deleted = true, status deleted), as OpenStack's tools expect of imports and audits.

create table volumes (
  id                  varchar(36)  primary key,
  user_id             varchar(255) not null,
  project_id          varchar(255) not null,
  host                varchar(255),
  availability_zone   varchar(255) not null,
  display_name        varchar(255),
  display_description varchar(255),
  size                integer      not null check (size > 0),
  status              varchar(32)  not null check (status in (
    'creating', 'available', 'reserved', 'attaching', 'detaching', 'in-use', 'maintenance', 'deleting', 'deleted',
    'error', 'error_deleting', 'error_extending', 'error_managing', 'awaiting-transfer', 'backing-up',
    'error_backing-up', 'restoring-backup', 'error_restoring', 'downloading', 'uploading', 'retyping', 'extending')),
  previous_status     varchar(32),
  attach_status       varchar(32)  not null check (attach_status in ('attached', 'attaching', 'detached', 'error_attaching', 'error_detaching')),
  migration_status    varchar(32),
  snapshot_id         varchar(36),
  source_volid        varchar(36),
  bootable            boolean      not null,
  multiattach         boolean      not null,
  use_quota           boolean      not null,
  encryption_key_id   varchar(36),
  created_at          timestamp(6) not null,
  updated_at          timestamp(6),
  launched_at         timestamp(6),
  deleted_at          timestamp(6),
  deleted             boolean      not null,
  constraint volumes_deleted check (deleted = (status = 'deleted'))
);
create index volumes_project on volumes (deleted, project_id, created_at desc, id desc);

create table volume_metadata (
  volume_id varchar(36)  not null references volumes (id),
  key       varchar(255) not null,
  value     varchar(255) not null,
  primary key (volume_id, key)
);

create table volume_attachments (
  id            varchar(36)  primary key,
  volume_id     varchar(36)  not null references volumes (id),
  instance_uuid varchar(36),
  host_name     varchar(255),
  mountpoint    varchar(255) not null,
  attach_mode   varchar(8)   not null check (attach_mode in ('rw', 'ro')),
  attached_at   timestamp(6) not null
);
create index volume_attachments_volume on volume_attachments (volume_id);

create table snapshots (
  id                  varchar(36)  primary key,
  volume_id           varchar(36)  not null references volumes (id),
  user_id             varchar(255) not null,
  project_id          varchar(255) not null,
  display_name        varchar(255),
  display_description varchar(255),
  volume_size         integer      not null check (volume_size > 0),
  status              varchar(32)  not null check (status in (
    'creating', 'available', 'deleting', 'deleted', 'error', 'error_deleting', 'updating', 'unmanaging', 'backing-up', 'restoring')),
  use_quota           boolean      not null,
  created_at          timestamp(6) not null,
  updated_at          timestamp(6),
  deleted_at          timestamp(6),
  deleted             boolean      not null,
  constraint snapshots_deleted check (deleted = (status = 'deleted'))
);
create index snapshots_project on snapshots (deleted, project_id, created_at desc, id desc);
create index snapshots_volume on snapshots (volume_id) where not deleted;

create table snapshot_metadata (
  snapshot_id varchar(36)  not null references snapshots (id),
  key         varchar(255) not null,
  value       varchar(255) not null,
  primary key (snapshot_id, key)
);

-- volume_id, snapshot_id and parent_id have no foreign key: the API lets a backup outlive its volume and its
-- snapshot, and lets records of a chain be imported in any order.
create table backups (
  id                    varchar(36)  primary key,
  user_id               varchar(255) not null,
  project_id            varchar(255) not null,
  volume_id             varchar(36)  not null,
  snapshot_id           varchar(36),
  parent_id             varchar(36)  check (parent_id <> id),
  host                  varchar(255),
  availability_zone     varchar(255),
  display_name          varchar(255),
  display_description   varchar(255),
  container             varchar(255),
  service_metadata      varchar(255),
  service               varchar(255),
  size                  integer      not null check (size >= 0),
  object_count          integer      not null check (object_count >= 0),
  status                varchar(32)  not null check (status in (
    'creating', 'available', 'deleting', 'deleted', 'error', 'error_deleting', 'restoring')),
  fail_reason           varchar(255),
  temp_volume_id        varchar(36),
  temp_snapshot_id      varchar(36),
  restore_volume_id     varchar(36),
  num_dependent_backups integer      not null check (num_dependent_backups >= 0),
  encryption_key_id     varchar(36),
  extents_known         boolean,
  data_timestamp        timestamp(6) not null,
  created_at            timestamp(6) not null,
  updated_at            timestamp(6),
  deleted_at            timestamp(6),
  deleted               boolean      not null,
  constraint backups_deleted check (deleted = (status = 'deleted'))
);
create index backups_project on backups (deleted, project_id, created_at desc, id desc);
create index backups_volume on backups (volume_id, project_id) where not deleted;
create index backups_parent on backups (parent_id) where not deleted;

create table backup_metadata (
  backup_id varchar(36)  not null references backups (id),
  key       varchar(255) not null,
  value     varchar(255) not null,
  primary key (backup_id, key)
);

create table quotas (
  project_id varchar(255) not null,
  resource   varchar(64)  not null check (resource in ('volumes', 'snapshots', 'gigabytes', 'backups', 'backup_gigabytes')),
  hard_limit integer      not null check (hard_limit >= -1),
  primary key (project_id, resource)
);

create table quota_usages (
  project_id varchar(255) not null,
  resource   varchar(64)  not null check (resource in ('volumes', 'snapshots', 'gigabytes', 'backups', 'backup_gigabytes')),
  in_use     bigint       not null check (in_use >= 0),
  reserved   bigint       not null check (reserved >= 0),
  primary key (project_id, resource)
);

create table reservations (
  id         varchar(36)  primary key,
  project_id varchar(255) not null,
  resource   varchar(64)  not null,
  delta      bigint       not null,
  created_at timestamp(6) not null,
  foreign key (project_id, resource) references quota_usages (project_id, resource)
);

-- Workers: nodes that run jobs. Live while the heartbeat is young.
create table services (
  host              varchar(255) primary key,
  binary_name       varchar(64)  not null,
  availability_zone varchar(255) not null,
  incarnation       varchar(36)  not null,
  disabled          boolean      not null,
  disabled_reason   varchar(255),
  target_ready      boolean      not null,
  started_at        timestamp(6) not null,
  heartbeat_at      timestamp(6) not null
);

-- A job is one piece of asynchronous work; attempt is the fencing token of whoever runs it now.
create table jobs (
  id           varchar(36)  primary key,
  action       varchar(32)  not null check (action in (
    'backup.create', 'backup.restore', 'backup.delete', 'volume.create', 'volume.delete', 'volume.extend',
    'snapshot.create', 'snapshot.delete')),
  state        varchar(16)  not null check (state in ('queued', 'running', 'done', 'failed')),
  worker       varchar(255) not null,
  attempt      integer      not null check (attempt >= 0),
  incarnation  varchar(36),
  heartbeat_at timestamp(6),
  progress     integer      not null check (progress between 0 and 100),
  backup_id    varchar(36)  references backups (id),
  volume_id    varchar(36)  references volumes (id),
  snapshot_id  varchar(36)  references snapshots (id),
  checkpoint   text,
  fail_reason  varchar(255),
  user_id      varchar(255) not null,
  project_id   varchar(255) not null,
  request_id   varchar(64)  not null,
  created_at   timestamp(6) not null,
  updated_at   timestamp(6) not null,
  constraint jobs_running check (state <> 'running' or (incarnation is not null and heartbeat_at is not null))
);
create index jobs_open on jobs (state, worker) where state in ('queued', 'running');
create unique index jobs_one_per_backup on jobs (backup_id) where state in ('queued', 'running') and backup_id is not null;
