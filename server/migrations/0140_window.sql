-- Applying at the window 到窗申请: a clerk has seen a person and her card, and types for her until that person goes.
create table identity.attendance (
  id          uuid primary key,
  staff_id    uuid not null references identity.staff,
  account_id  uuid not null references identity.account,
  person_id   uuid not null references identity.subject,
  proof       text not null,                  -- which proof of identity was seen: a key of identityProofs
  at          timestamptz not null,
  until       timestamptz not null,           -- nobody stands at a window for longer
  closed_at   timestamptz
);
create index attendance_staff on identity.attendance (staff_id, at);
grant select, insert, update on identity.attendance to tongban_app;
revoke delete, truncate on identity.attendance from tongban_app;

-- Materials of which the clerk saw the paper, instead of a file of it.
alter table cases.draft add column papers_seen text[] not null default '{}';
alter table cases.material drop constraint material_source_check;
alter table cases.material add constraint material_source_check check (source in
  ('upload', 'held-licence', 'form', 'absent', 'earlier-result', 'share', 'network-check', 'commitment', 'paper'));
