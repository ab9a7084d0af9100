-- As the others of V8: lists of backups by their last change, of a project and of all. Never changed counts as before all times.
create index backups_project_updated on backups (project_id, coalesce(updated_at, timestamp '-infinity'), created_at, id, status) where not deleted;
create index backups_all_updated on backups (coalesce(updated_at, timestamp '-infinity'), created_at, id, status) where not deleted;

-- The backups of a volume are nearly always of one project: with their times first, the index has them in the order of lists of
-- that project and of all.
drop index backups_volume;
create index backups_volume on backups (volume_id, created_at, id, project_id, status) where not deleted;
