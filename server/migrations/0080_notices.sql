-- What somebody is told inside the product: a line under the bell, written by the outbox beside what it tells of.
create table platform.notice (
  id          bigint generated always as identity primary key,
  reader      text not null,                    -- staff:…
  kind        text not null,                    -- words: notice.<kind>
  about_kind  text not null,
  about_id    text not null,
  params      jsonb not null,                   -- what the words name; never an applicant's personal data
  key         text not null,                    -- the same thing is told to the same reader once
  at          timestamptz not null,
  read_at     timestamptz,
  unique (reader, key)
);
create index notice_reader on platform.notice (reader, id);
create index notice_unread on platform.notice (reader, id) where read_at is null;
