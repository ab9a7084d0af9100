-- The status of a backup is reset by a job: it must first end what runs, and prove what it calls available.
alter table jobs drop constraint jobs_action_check;
alter table jobs add constraint jobs_action_check check (action in (
  'backup.create', 'backup.restore', 'backup.delete', 'backup.import', 'backup.reset-available', 'backup.reset-error',
  'volume.create', 'volume.delete', 'volume.extend', 'snapshot.create', 'snapshot.delete'));
