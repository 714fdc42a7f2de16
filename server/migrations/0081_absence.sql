-- A/B 岗: who does an officer's work while she is away. The substitute gets her rights on cases, and only those days.
alter table identity.staff add column substitute_id uuid references identity.staff check (substitute_id <> id);
create index staff_substitute on identity.staff (substitute_id) where substitute_id is not null;

-- The present or next absence; earlier ones are in the audit log.
create table identity.staff_absence (
  staff_id    uuid primary key references identity.staff,
  from_day    date not null,
  to_day      date not null check (to_day >= from_day),   -- the last day away
  entered_by  uuid references identity.staff,
  entered_at  timestamptz not null
);
-- Who may act at a place: looked up when a case is handed over.
create index staff_grant_place on identity.staff_grant (division_code, role);
