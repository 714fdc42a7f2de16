-- Programmes 工作方案: tasks, reports, and the ledger of what has to be mended 整改台账.
create schema programmes;

create table programmes.programme (
  id            text primary key,
  division_code text not null references regions.division,
  version       int not null check (version > 0),
  title         text not null,
  number        text,
  issuer        text,
  issued_on     date
);
create index programme_by_division on programmes.programme (division_code);

-- The file as it was read, each time it changed something.
create table programmes.programme_version (
  programme_id text not null references programmes.programme,
  version      int not null,
  content      jsonb not null,
  at           timestamptz not null,
  primary key (programme_id, version)
);

create table programmes.task (
  id             uuid primary key,
  programme_id   text not null references programmes.programme,
  target_id      text not null,
  division_code  text not null,
  position       int not null,
  section        text not null,
  kind           text not null,
  summary        text not null,
  scope          text,
  note           text,
  responsible    text,                      -- in the programme's own words
  indicator      text,                      -- measured by the platform itself
  deadline       date,
  deadline_words text,
  goal           jsonb,
  lead_id        text,
  joint_ids      text[] not null default '{}',
  state          text not null,
  version        int not null check (version > 0),
  value          numeric,
  value_at       timestamptz,
  done_on        date,
  dropped        boolean not null default false,   -- a newer version of the programme no longer has it
  warned         text,                             -- the light its units were told of
  unique (programme_id, target_id)
);
create index task_of_unit on programmes.task (lead_id, state);
create index task_due on programmes.task (deadline) where state in ('open', 'reported') and not dropped;

create table programmes.task_event (
  task_id uuid not null references programmes.task,
  seq     int not null check (seq > 0),
  kind    text not null,
  payload jsonb not null,
  say     text,
  actor   text not null,
  at      timestamptz not null,
  key     text not null,
  primary key (task_id, seq),
  unique (task_id, key)
);

create table programmes.evidence (
  id          uuid primary key,
  task_id     uuid not null references programmes.task,
  name        text not null,
  media_type  text not null,
  size        bigint not null,
  sm3         text not null,
  uploaded_by text not null,
  at          timestamptz not null
);
create index evidence_of_task on programmes.evidence (task_id);

create table programmes.entry (
  id              uuid primary key,
  division_code   text not null references regions.division,
  organisation_id text not null,
  task_id         uuid references programmes.task,
  source          text not null,
  problem         text not null,
  state           text not null,
  version         int not null check (version > 0),
  round           smallint not null,
  due             date not null,
  opened_at       timestamptz not null,
  mended_at       timestamptz,
  closed_at       timestamptz,
  warned          text
);
create index entry_queue on programmes.entry (division_code, state, due, id);
create index entry_of_unit on programmes.entry (organisation_id, state, due, id);

create table programmes.entry_event (
  entry_id uuid not null references programmes.entry,
  seq      int not null check (seq > 0),
  kind     text not null,
  payload  jsonb not null,
  say      text,
  actor    text not null,
  at       timestamptz not null,
  key      text not null,
  primary key (entry_id, seq),
  unique (entry_id, key)
);

grant usage on schema programmes to tongban_app;
grant select, insert, update, delete on all tables in schema programmes to tongban_app;
revoke update, delete, truncate on programmes.task_event, programmes.entry_event, programmes.programme_version
  from tongban_app;
