-- People and rights. Personal data is sealed (SM4-GCM, bound to its row); equality goes by blind index (HMAC-SM3).
create schema identity;

-- Everyone a case can be about. Names of organisations are public, a person's is sealed.
create table identity.subject (
  id             uuid primary key,
  kind           text not null check (kind in ('person', 'enterprise', 'institution', 'social-organisation',
                                               'individual-business', 'state-organ', 'other')),
  name           text,
  name_sealed    text,
  number_sealed  text not null,              -- ID number of a person, USCC of anything else
  number_blind   text not null,
  phone_sealed   text,
  name_verified  boolean not null default false,   -- by a register, a clerk or a provider: no registration changes it
  demonstration  boolean not null default false,
  created_at     timestamptz not null,
  check ((kind = 'person') = (name_sealed is not null)),
  check ((kind = 'person') = (name is null)),
  unique (kind, number_blind)
);

-- A natural person's way in. Closed accounts stay for the record and free their person, phone and login name.
create table identity.account (
  id             uuid primary key,
  person_id      uuid not null references identity.subject,
  login_name     text,
  phone_blind    text,
  password_hash  text,                       -- null: signs in through a provider only
  level          int not null check (level between 1 and 3),
  level_source   text not null,
  demonstration  boolean not null default false,
  created_at     timestamptz not null,
  closed_at      timestamptz
);
create unique index account_person on identity.account (person_id) where closed_at is null;
create unique index account_phone on identity.account (phone_blind) where closed_at is null;
create unique index account_login_name on identity.account (login_name) where closed_at is null;

create table identity.oidc_identity (
  issuer      text not null,
  sub         text not null,
  account_id  uuid not null references identity.account,
  linked_at   timestamptz not null,
  primary key (issuer, sub)
);
create index oidc_identity_account on identity.oidc_identity (account_id);

-- Who may act for an organisation. Ended rows stay: old cases were filed under them.
create table identity.representation (
  id             uuid primary key,
  person_id      uuid not null references identity.subject,
  subject_id     uuid not null references identity.subject,
  role           text not null check (role in ('legal_representative', 'agent')),
  valid_from     date not null,
  valid_to       date,                       -- last day; null: until ended
  granted_by     uuid references identity.subject,
  created_at     timestamptz not null,
  ended_at       timestamptz
);
create unique index representation_one on identity.representation (person_id, subject_id) where ended_at is null;
create index representation_subject on identity.representation (subject_id) where ended_at is null;

create table identity.staff (
  id             uuid primary key,
  account        text not null unique check (account = lower(account)),
  name           text not null,
  title          text not null,
  password_hash  text not null,
  active         boolean not null default true,
  demonstration  boolean not null default false,
  created_at     timestamptz not null
);

create table identity.staff_grant (
  staff_id         uuid not null references identity.staff,
  role             text not null,
  division_code    text not null,
  organisation_id  text,
  granted_by       uuid references identity.staff,
  granted_at       timestamptz not null,
  unique nulls not distinct (staff_id, role, division_code, organisation_id)
);

-- The bearer's token is never stored, only its SM3: a stolen copy of this table opens no session.
create table identity.session (
  id            uuid primary key,
  token_sm3     text not null unique,
  kind          text not null check (kind in ('applicant', 'staff')),
  account_id    uuid references identity.account,
  staff_id      uuid references identity.staff,
  subject_id    uuid references identity.subject,   -- in whose name an applicant acts
  user_agent    text,
  created_at    timestamptz not null,
  last_seen_at  timestamptz not null,
  idle_seconds  int not null,
  expires_at    timestamptz not null,
  revoked_at    timestamptz,
  check ((kind = 'applicant') = (account_id is not null and subject_id is not null)),
  check ((kind = 'staff') = (staff_id is not null))
);
create index session_account on identity.session (account_id) where revoked_at is null;
create index session_staff on identity.session (staff_id) where revoked_at is null;
create index session_expires on identity.session (expires_at);

-- Counters of wrong passwords by account, by address and by names that belong to nobody (blind, so no personal data).
create table identity.sign_in_failure (
  key           text primary key,
  failures      int not null,
  window_start  timestamptz not null,
  locks         int not null,
  locked_until  timestamptz
);

-- Each look behind a mask. The application can write here and read, nothing else.
create table identity.unmask_log (
  id            bigint generated always as identity primary key,
  staff_id      uuid not null references identity.staff,
  subject_id    uuid not null references identity.subject,
  field         text not null check (field in ('number', 'phone', 'name')),
  case_number   text,
  division_code text not null,
  reason        text not null,
  at            timestamptz not null
);
create index unmask_log_subject on identity.unmask_log (subject_id, at);
create index unmask_log_division on identity.unmask_log (division_code, at);

-- Who changed rights and accounts: grants, levels, closed accounts. Written here, never changed.
create table identity.audit_log (
  id        bigint generated always as identity primary key,
  staff_id  uuid references identity.staff,   -- null: a command of the platform's operator
  action    text not null,
  object_id uuid not null,
  detail    jsonb not null,                   -- codes and ids, no personal data
  at        timestamptz not null
);
create index audit_log_at on identity.audit_log (at);

-- The office's own copy of the register of enterprises (public data); the representative's ID number only blind.
create table identity.enterprise_register (
  uscc                         text primary key,
  name                         text not null,
  kind                         text not null,
  legal_representative_name    text not null,
  legal_representative_blind   text not null,
  status                       text not null check (status in ('active', 'suspended', 'revoked', 'deregistered')),
  demonstration                boolean not null default false
);

-- Invented people whose name and number "match a register": demonstration only, no real person is ever listed here.
create table identity.demonstration_person (
  number_blind  text primary key,
  name_blind    text not null
);

grant usage on schema identity to tongban_app;
grant select, insert, update, delete on all tables in schema identity to tongban_app;
revoke update, delete, truncate on identity.unmask_log, identity.audit_log from tongban_app;
