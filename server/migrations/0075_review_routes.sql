-- Review routes 审查流程: the route of an item's version, and what waits for whom in the cases that follow one.

-- Part of the version: immutable once published. Null: one review, then one decision.
alter table catalogue.item_version add column route jsonb;

-- Who may work on, or was copied, a step that runs now; what the case's events say, kept for lists. A case has a few rows.
create table cases.seat (
  division_code   text not null,
  case_id         uuid not null,
  id              text not null,
  step_id         text not null,
  kind            text not null check (kind in ('opinion', 'copy')),
  staff_id        text,                         -- this officer alone
  organisation_id text,                         -- else whoever holds `permission` there
  place_key       text,                         -- county (or city) of that organisation
  permission      text not null,
  due_at          timestamptz not null,
  warn_at         timestamptz not null,
  primary key (division_code, case_id, id),
  foreign key (division_code, case_id) references cases."case"
);
create index seat_staff on cases.seat (staff_id, due_at, case_id) where staff_id is not null;
create index seat_place on cases.seat (place_key, organisation_id, permission, due_at, case_id) where staff_id is null;

-- Links by which a body without an account answers (single use: the case's events say which one is good).
create table cases.outside_link (
  id            uuid primary key,
  division_code text not null,
  case_id       uuid not null,
  expires_at    timestamptz not null,
  foreign key (division_code, case_id) references cases."case"
);
revoke update, delete, truncate on cases.outside_link from tongban_app;
