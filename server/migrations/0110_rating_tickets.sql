-- The bad-rating loop: a ticket for each bad rating (levels 1, 2), opened in the transaction that keeps the rating.
create table ratings.ticket (
  id              uuid primary key,
  division_code   text not null,
  case_id         uuid not null,
  occasion        smallint not null,
  level           smallint not null check (level in (1, 2)),
  named           boolean not null,
  item_code       text not null,
  item_name       text not null,             -- as it was called then
  organisation_id text not null,             -- who has to mend
  state           text not null,
  version         int not null check (version > 0),
  round           smallint not null,
  finding         text,
  due_at          timestamptz,               -- end of the last day of the step that runs; null: ended
  opened_at       timestamptz not null,
  verified_at     timestamptz,
  mended_at       timestamptz,
  mend_due_at     timestamptz,               -- as it stood when mending was done, or stands now
  replied_at      timestamptz,
  revisited_at    timestamptz,
  outcome         text,
  ended_at        timestamptz,
  published_at    timestamptz,
  public_text     text,                      -- written for everybody: no personal data
  unique (division_code, case_id, occasion),
  foreign key (division_code, case_id, occasion) references ratings.rating
);
create index ticket_queue on ratings.ticket (division_code, state, due_at, id);
create index ticket_queue_org on ratings.ticket (organisation_id, state, due_at, id);
create index ticket_opened on ratings.ticket (division_code, opened_at);
create index ticket_published on ratings.ticket (division_code, published_at) where published_at is not null;

-- Every step as it was taken; texts sealed. The application's role only adds.
create table ratings.ticket_event (
  ticket_id   uuid not null references ratings.ticket,
  seq         int not null check (seq > 0),
  kind        text not null,
  payload     jsonb not null,                -- codes and ids, no personal data
  text_sealed text,
  actor       text not null,                 -- staff:… person:… system:…
  at          timestamptz not null,
  key         text not null,                 -- the command's idempotency key
  primary key (ticket_id, seq),
  unique (ticket_id, key)
);
revoke update, delete, truncate on ratings.ticket_event from tongban_app;
create index rating_by_day on ratings.rating (division_code, at) include (level);
