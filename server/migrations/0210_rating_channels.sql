-- Ratings of counter services 窗口服务 beside those of cases, by ways that need no account (一次一评, GB/T 39734-2020).
alter table ratings.rating
  add column about text not null default 'case' check (about in ('case', 'service')), -- what case_id names
  add column window_id text,
  add column contact_sealed text,            -- name and phone of who rates by name without an account
  alter column account_id drop not null;
create index rating_by_window on ratings.rating (window_id, at) where window_id is not null;

alter table ratings.ticket
  add column about text not null default 'case' check (about in ('case', 'service'));

-- What a clerk did for somebody at a window, with or without a case; may be rated once and followed up once.
create table ratings.counter_service (
  id              uuid primary key,
  division_code   text not null,
  number          text not null unique,      -- on the slip: what a person types at a kiosk
  window_id       text not null,
  window_name     text not null,             -- as it was called then
  venue_id        text not null,
  organisation_id text not null,             -- who mends what was bad there
  item_code       text not null,             -- '' where it was about no item
  item_name       text not null,
  staff_id        uuid not null,
  started_at      timestamptz not null,
  ended_at        timestamptz,               -- and from then on it may be rated
  desk_blind      text not null,             -- the clerk's browser: address and agent, HMAC
  network_blind   text not null,
  phone_blind     text                       -- to whom a link was sent; the number itself is only in the message
);
create index counter_service_staff on ratings.counter_service (staff_id, started_at);
create unique index counter_service_open on ratings.counter_service (staff_id) where ended_at is null;
create index counter_service_phone on ratings.counter_service (phone_blind, started_at) where phone_blind is not null;

-- A tablet at a window. It shows a code until a clerk pairs it, and is woken for one service at a time.
create table ratings.counter_device (
  id            uuid primary key,
  secret_sm3    text not null unique,
  code          text,
  code_until    timestamptz,
  division_code text,
  window_id     text,
  window_name   text,
  paired_by     uuid,
  paired_at     timestamptz,
  asked_service uuid references ratings.counter_service,
  asked_at      timestamptz
);
create unique index counter_device_code on ratings.counter_device (code) where code is not null;
create unique index counter_device_window on ratings.counter_device (window_id) where window_id is not null;

-- What speaks against a rating, or an attempt that made none: evidence, listed to supervision, never dropped.
create table ratings.rating_flag (
  id            bigint generated always as identity primary key,
  division_code text not null,
  subject_id    uuid not null,               -- the case or the counter service
  occasion      smallint,                    -- null: an attempt, nothing was kept as a rating
  flag          text not null,
  excludes      boolean not null,            -- does not count until somebody finds otherwise
  channel       text not null,
  evidence      jsonb not null,              -- numbers and codes, no personal data
  organisation_id text not null,
  item_name     text not null,
  at            timestamptz not null
);
create index rating_flag_list on ratings.rating_flag (division_code, id);
create index rating_flag_subject on ratings.rating_flag (division_code, subject_id, occasion);

create table ratings.flag_verdict (
  flag_id bigint primary key references ratings.rating_flag,
  subject_id uuid not null,
  counts  boolean not null,
  reason  text not null,
  staff_id uuid not null,
  at      timestamptz not null,
  tx      xid8 not null default pg_current_xact_id()
);
create index flag_verdict_tx on ratings.flag_verdict (tx, subject_id);
revoke update, delete, truncate on ratings.rating_flag, ratings.flag_verdict from tongban_app;
revoke delete, truncate on ratings.counter_service, ratings.counter_device from tongban_app;

-- Ratings that count: no flag that excludes, unless somebody found that it stands.
create view ratings.counted as
  select r.* from ratings.rating r where not exists (
    select from ratings.rating_flag f left join ratings.flag_verdict v on v.flag_id = f.id
    where f.division_code = r.division_code and f.subject_id = r.case_id and f.occasion = r.occasion
      and coalesce(not v.counts, f.excludes));
grant select on ratings.counted to tongban_app;

-- What changes which ratings count, in the order of transactions: a rating given, a verdict found.
create view ratings.touched as
  select tx, case_id from ratings.rating union all select tx, subject_id from ratings.flag_verdict;
grant select on ratings.touched to tongban_app;
