-- Electronic seals of organisations (国办发〔2025〕33号): applied for, made, filed, authorised, used, suspended, destroyed.
create table licences.seal (
  id              uuid primary key,
  organisation_id text not null,
  name            text not null,               -- of the organisation, as the seal says it
  uscc            text not null,
  place_code      text not null,
  state           text not null check (state in ('applied', 'made', 'filed', 'in-use', 'suspended', 'destroyed')),
  code            text,                        -- of the seal itself, from its making on
  valid_until     date,
  acts            int not null default 1 check (acts > 0),
  applied_at      timestamptz not null
);
create unique index seal_one_living on licences.seal (organisation_id) where state <> 'destroyed';

create table licences.seal_act (
  seal_id uuid not null references licences.seal,
  seq     int not null check (seq > 0),
  kind    text not null check (kind in ('apply', 'make', 'file', 'authorise', 'suspend', 'resume', 'destroy')),
  actor   text not null,                       -- staff:… system:…
  reason  text not null,
  at      timestamptz not null,
  primary key (seal_id, seq)
);

-- Each time it was put on something: on what, and the SM3 of the file that came of it.
create table licences.seal_use (
  id         uuid primary key,
  seal_id    uuid not null references licences.seal,
  licence_id uuid not null references licences.issued,
  file_sm3   text not null,
  actor      text not null,
  at         timestamptz not null
);
create index seal_use_seal on licences.seal_use (seal_id, at desc);

revoke update, delete, truncate on licences.seal_act, licences.seal_use from tongban_app;
revoke delete, truncate on licences.seal from tongban_app;
