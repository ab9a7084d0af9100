-- A node can have several targets; each backup is in one of them.
alter table backups add column target varchar(32) not null default 'posix';
alter table backups alter column target drop default;
