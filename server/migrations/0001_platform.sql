-- The application's role: owns nothing, and single tables (events) take rights away from it.
do $$ begin
  create role tongban_app nologin;
exception when duplicate_object or unique_violation then null; -- roles belong to the whole server
end $$;
grant tongban_app to current_user;

alter default privileges grant usage on schemas to tongban_app;
alter default privileges grant select, insert, update, delete on tables to tongban_app;
alter default privileges grant usage, select on sequences to tongban_app;

create extension if not exists pg_trgm;

grant usage on schema platform to tongban_app;
grant select on platform.migration to tongban_app;

-- What leaves the process: written in the transaction that changes state, drained in order per stream.
create table platform.outbox (
  id          bigint generated always as identity primary key,
  stream      text not null,
  kind        text not null,
  payload     jsonb not null,
  created_at  timestamptz not null,
  attempts    int not null default 0,
  next_at     timestamptz not null,
  last_error  text
);
create index outbox_stream on platform.outbox (stream, id);
create index outbox_due on platform.outbox (next_at, id);

-- Same key, same answer: a command's key and its reply, written in the command's own statement.
create table platform.command_key (
  actor      text not null,
  key        text not null check (length(key) between 8 and 100),
  request    text not null,       -- SM3 of the command; a key reused for another command is refused
  reply      jsonb not null,
  at         timestamptz not null,
  primary key (actor, key)
);
create index command_key_at on platform.command_key (at);
