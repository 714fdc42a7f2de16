-- Requests 诉求: complaints, questions, advice, orders of 12345, calls of townships; tracked to an answer.
create schema requests;
grant usage on schema requests to tongban_app;

-- What the events say, kept for lists. Whatever people wrote or say of themselves is sealed.
create table requests.request (
  id              uuid primary key,
  division_code   text not null,             -- whose desk and departments answer
  number          text not null,
  kind            text not null,             -- key in data/request-kinds.json
  channel         text not null,
  file_key        text not null unique,      -- filing twice is filing once
  title_sealed    text not null,
  body_sealed     text not null,
  contact_sealed  text,                      -- name and phone, where they were given
  account_id      uuid,
  filed_by        uuid,                      -- the officer who filed it, for somebody or for her township
  filed_for       text,                      -- a township's own call: its organisation
  external_number text,                      -- of the order at 12345
  case_number     text,                      -- the case it is about, as it was named
  consent         boolean not null,          -- the answer may be published, without names
  state           text not null,
  version         int not null check (version > 0),
  last_hash       text not null,
  round           smallint not null,
  organisation_id text,
  officer_id      uuid,
  due_at          timestamptz,               -- end of the last day of the step that runs
  warn_at         timestamptz,
  told_level      smallint not null default 0, -- 1: yellow was told of, 2: red
  reopen_until    timestamptz,
  filed_at        timestamptz not null,
  answered_at     timestamptz,
  ended_at        timestamptz,
  level           smallint check (level between 1 and 5),
  public_title    text,
  public_text     text,
  published_at    timestamptz,
  unique (division_code, number),
  unique (division_code, external_number)
);
create index request_queue on requests.request (division_code, state, due_at, id);
create index request_queue_org on requests.request (organisation_id, state, due_at, id);
create index request_account on requests.request (account_id, id) where account_id is not null;
create index request_staff on requests.request (filed_by, id) where filed_by is not null;
create index request_due on requests.request (warn_at) where due_at is not null;
create index request_window on requests.request (reopen_until) where state = 'answered';
create index request_published on requests.request (division_code, published_at) where published_at is not null;

-- The evidence, chained by SM3 as events of cases are; texts lie sealed beside it, their hash is in the body.
create table requests.event (
  request_id  uuid not null references requests.request,
  seq         int not null check (seq > 0),
  kind        text not null,                 -- kind@version
  actor       text not null,                 -- staff:… person:… link:… system:…
  at          timestamptz not null,
  body        text not null,
  text_sealed text,
  prev_hash   text not null,
  hash        text not null,
  key         text not null,
  tx          xid8 not null default pg_current_xact_id(),
  primary key (request_id, seq),
  unique (request_id, key)
);
create index request_event_feed on requests.event (tx, request_id);

create table requests.file (
  id          uuid primary key,
  request_id  uuid not null references requests.request,
  name_sealed text not null,
  media_type  text not null,
  size        int not null,
  sm3         text not null
);
create index file_request on requests.file (request_id);

create table requests.number_sequence (
  division_code text not null,
  day           text not null,
  last          int not null,
  primary key (division_code, day)
);

grant select, insert, update, delete on all tables in schema requests to tongban_app;
revoke update, delete, truncate on requests.event, requests.file from tongban_app;
revoke delete, truncate on requests.request, requests.number_sequence from tongban_app;
