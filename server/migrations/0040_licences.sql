-- Kinds of licences, and the licences that applicants hold.
create schema licences;

create table licences.licence_type (
  id               text primary key,
  name             text not null,
  aliases          text[] not null,
  issuer           text,
  holder_published text,
  holder_kinds     text[] not null,
  department_code  text,
  validity         text,
  number_rule      text,
  type_code        text check (length(type_code) = 21),   -- GB/T 36904-2018; null: not known
  issued_by        text not null check (issued_by in ('platform', 'external')),
  issued_by_items  text[] not null,
  lists            text[] not null,
  note             text
);

-- A number may be a person's ID number: sealed, with a blind index for equality.
create table licences.holding (
  id             uuid primary key default gen_random_uuid(),
  subject_id     uuid not null,
  type_id        text not null references licences.licence_type,
  number_sealed  text not null,
  number_blind   text not null,
  issued_on      date,
  valid_until    date,                      -- null: no end
  source         text not null,             -- where it was checked or issued
  checked_at     timestamptz not null,
  unique (subject_id, type_id, number_blind)
);
