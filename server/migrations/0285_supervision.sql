-- Supervision 效能监督: cards and findings, each settled step by step with the officer or unit it is about.
create schema supervision;
grant usage on schema supervision to tongban_app;

create table supervision.matter (
  id              uuid primary key,
  sort            text not null,              -- card or finding
  what            text not null,              -- colour of the card, or the check
  division_code   text not null,              -- of the unit it is about
  organisation_id text not null,
  officer_id      uuid,                       -- null: the unit as a whole
  case_division   text not null,
  case_id         uuid not null,
  case_number     text not null,
  item_code       text not null,
  item_name       text not null,
  ground          text not null,              -- which clock, or which events
  ground_due      timestamptz,                -- of a clock: the last day it was judged by
  evidence        jsonb not null,             -- ids, codes, instants, SM3; nobody's data
  from_id         uuid references supervision.matter, -- the finding that a card came from
  state           text not null,
  version         int not null check (version > 0),
  due_at          timestamptz,                -- end of the step that runs
  told_level      smallint not null default 0, -- 1: that the step is over was told of
  calendar        text,                       -- version of the calendar it was last judged by
  decided_by      uuid,
  opened_at       timestamptz not null,
  ended_at        timestamptz
);
-- The same clock over the same last day, or the same events, are told of once.
create unique index matter_ground on supervision.matter (case_id, what, ground, coalesce(ground_due, '-infinity'))
  where from_id is null;
create index matter_queue on supervision.matter (division_code, state, due_at, id);
create index matter_org on supervision.matter (organisation_id, state, due_at, id);
create index matter_officer on supervision.matter (officer_id, state, due_at, id) where officer_id is not null;
create index matter_due on supervision.matter (due_at) where due_at is not null;
create index matter_from on supervision.matter (from_id) where from_id is not null;
create index matter_calendar on supervision.matter (calendar) where state <> 'withdrawn' and ground_due is not null;

create table supervision.event (
  matter_id   uuid not null references supervision.matter,
  seq         int not null check (seq > 0),
  kind        text not null,
  payload     jsonb not null,
  text_sealed text,
  actor       text not null,                  -- staff:… or system:…
  at          timestamptz not null,
  key         text not null,
  tx          xid8 not null default pg_current_xact_id(),
  primary key (matter_id, seq),
  unique (matter_id, key)
);
create index event_feed on supervision.event (tx, matter_id);

-- How far events of cases were looked at.
create table supervision.cursor (
  source  text primary key,
  tx      xid8 not null,
  key     text not null,
  cluster text not null
);

grant select, insert, update, delete on all tables in schema supervision to tongban_app;
revoke update, delete, truncate on supervision.event from tongban_app;
revoke delete, truncate on supervision.matter from tongban_app;
