-- What a granted case is to yield: one row per case and type, from the grant until the licence is out.
create table licences.issue (
  id              uuid primary key,
  case_id         uuid not null,
  case_number     text not null,
  item_code       text not null,
  item_name       text not null,
  place_code      text not null,               -- of the organisation in charge; with it the reader's scope
  organisation_id text not null,
  subject_id      uuid not null,
  type_id         text not null references licences.licence_type,
  state           text not null check (state in ('waiting', 'issued', 'refused')),
  attempts        int not null default 0,      -- tries that failed for a reason of the machine
  problem_sealed  text,                        -- why it was refused: code and params, which may quote a name
  supplied_sealed text,                        -- elements of the face that an officer filled in
  wanted_at       timestamptz not null,
  settled_at      timestamptz,
  unique (case_id, type_id)
);
create index issue_open on licences.issue (place_code, wanted_at) where state <> 'issued';

-- A licence that exists. What it says is sealed; the row keeps what is asked for.
create table licences.issued (
  id              uuid primary key,
  issue_id        uuid references licences.issue,
  identifier      text not null unique,        -- GB/T 36904-2018 without root
  base            text not null,               -- its first three parts: the same for every version
  version         int not null check (version between 1 and 999),
  type_id         text not null references licences.licence_type,
  number_sealed   text not null,
  number_blind    text not null,
  subject_id      uuid not null,
  holder_name     text,                        -- organisations only: their names are public
  case_id         uuid,
  case_number     text,
  item_code       text,
  place_code      text not null,
  organisation_id text not null,
  issuer_name     text not null,
  state           text not null check (state in ('valid', 'suspended', 'revoked', 'cancelled', 'expired', 'superseded')),
  issued_on       date not null,
  valid_from      date not null,
  valid_until     date,                        -- null: no end
  layout_id       text not null,
  layout_version  int not null,
  content_sealed  text not null,
  ofd_file        text not null,               -- addresses in the file store
  ofd_size        int not null,
  ofd_sm3         text not null,               -- of the content, to know a copy that is shown again
  pdf_file        text not null,
  pdf_size        int not null,
  acts            int not null default 1 check (acts > 0),
  issued_at       timestamptz not null,
  unique (base, version),
  unique (issue_id)
);
create unique index issued_one_current on licences.issued (base) where state in ('valid', 'suspended');
create index issued_subject on licences.issued (subject_id, issued_at desc);
create index issued_scope on licences.issued (place_code, issued_at desc);
create index issued_case on licences.issued (case_id);
create index issued_ending on licences.issued (valid_until) where state in ('valid', 'suspended');
create index issued_number on licences.issued (type_id, number_blind);

-- What was done to a licence, by whom and why; never changed.
create table licences.act (
  licence_id    uuid not null references licences.issued,
  seq           int not null check (seq > 0),
  kind          text not null check (kind in ('issued', 'changed', 'renewed', 'suspended', 'resumed', 'revoked', 'cancelled', 'expired', 'superseded')),
  actor         text not null,                 -- staff:… system:…
  ground        text,                          -- a key of licenceGrounds
  reason_sealed text,
  other_id      uuid,                          -- the version that came of it, or was before it
  at            timestamptz not null,
  primary key (licence_id, seq)
);

-- Gapless: locked from the number's making to the commit that uses it, and a rollback gives it back.
create table licences.serial (
  scope text primary key,
  last  int not null
) with (fillfactor = 50);

revoke update, delete, truncate on licences.act from tongban_app;
revoke delete, truncate on licences.issued, licences.issue, licences.serial from tongban_app;
