-- A page of backups is read from an index that has its rows in their order, whatever the number of rows: by creation, by
-- name and by size, of a project and of all. Null counts as the empty text, as in the queries. The status at the end of an
-- index lets it skip rows of other statuses without looking at them; lists by status alone have an index that begins with it.
drop index backups_project;
drop index backups_volume;
create index backups_project on backups (project_id, created_at, id) where not deleted;
create index backups_project_status on backups (project_id, status, created_at, id) where not deleted;
create index backups_project_name on backups (project_id, coalesce(display_name, ''), created_at, id, status) where not deleted;
create index backups_project_size on backups (project_id, size, created_at, id, status) where not deleted;
create index backups_volume on backups (volume_id, project_id, created_at, id) where not deleted;
create index backups_all on backups (created_at, id) where not deleted;
create index backups_all_status on backups (status, created_at, id) where not deleted;
create index backups_all_name on backups (coalesce(display_name, ''), created_at, id, status) where not deleted;
create index backups_all_size on backups (size, created_at, id, status) where not deleted;

drop index volumes_project;
create index volumes_project on volumes (project_id, created_at, id) where not deleted;
drop index snapshots_project;
create index snapshots_project on snapshots (project_id, created_at, id) where not deleted;
