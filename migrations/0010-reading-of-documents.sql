-- A document is kept before it is read: its reading may take long, fail, or be broken off by a restart.
alter table document add column reading text not null default 'read';
alter table document add column refusal text;
alter table document add constraint document_reading_known check (reading in ('waiting', 'read', 'refused'));
alter table document add constraint document_refusal_told check ((reading = 'refused') = (refusal is not null));

-- What a requirement was due by before its schedule changed, so that a date once owed and not met still shows.
alter table requirement add column earlier_schedules jsonb not null default '[]';
