-- The record that an import is to check.
alter table jobs add column input text;
