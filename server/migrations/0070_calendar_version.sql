-- Due times are reckoned by a calendar; a newer one (the yearly notice of holidays) has them reckoned again, with a trace.
alter table cases."case" add column calendar_version text;
create index case_recount on cases."case" (calendar_version, id) where due_at is not null or state in ('accepted', 'reviewed');
