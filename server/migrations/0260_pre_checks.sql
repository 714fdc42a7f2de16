-- Pre-check 预审: an officer looks at an application before it is handed in, because the applicant asked for it.
create table cases.pre_check (
  id              uuid primary key,
  -- What is looked at; null once it was handed in, given up or expired. A draft has one.
  draft_id        uuid unique references cases.draft on delete set null,
  account_id      text not null,
  subject_id      uuid not null,
  division_code   text not null,
  organisation_id text not null,
  item_code       text not null,
  item_version    int not null,
  item_name       text not null,
  shown_sealed    text,                       -- as it stood when it was shown; erased when it is closed
  state           text not null check (state in ('asked', 'answered', 'withdrawn', 'closed')),
  result          text check (result in ('ready', 'mend')),
  round           smallint not null,
  version         int not null check (version > 0),
  last_hash       text not null,
  asked_at        timestamptz not null,
  due_at          timestamptz not null,       -- end of the last day of the promised answer
  warn_at         timestamptz not null,
  told_level      smallint not null default 0 -- 1: yellow was told of, 2: red
);
create index pre_check_queue on cases.pre_check (division_code, state, due_at, id);
create index pre_check_queue_org on cases.pre_check (organisation_id, state, due_at, id);
create index pre_check_warn on cases.pre_check (warn_at) where state = 'asked';
create index pre_check_gone on cases.pre_check (id) where draft_id is null and state <> 'closed';

-- Chained by SM3 as events of cases are; what was said lies sealed beside it, its hash is in the body.
create table cases.pre_check_event (
  pre_check_id uuid not null references cases.pre_check,
  seq          int not null check (seq > 0),
  kind         text not null,                 -- kind@version
  actor        text not null,                 -- staff:… person:… system:…
  at           timestamptz not null,
  body         text not null,
  text_sealed  text,
  prev_hash    text not null,
  hash         text not null,
  key          text not null,
  primary key (pre_check_id, seq),
  unique (pre_check_id, key)
);
grant select, insert, update on cases.pre_check to tongban_app;
grant select, insert on cases.pre_check_event to tongban_app;
revoke delete, truncate on cases.pre_check from tongban_app;
revoke update, delete, truncate on cases.pre_check_event from tongban_app;

-- What the officer answered, where the draft is handed in: the case says so without asking anywhere else.
alter table cases.draft add column pre_check jsonb;
