-- Share instead of submit 免证办: what a holder agreed to, by handing in (个人信息保护法 14, 23): purpose and fields.
create table licences.consent (
  id         uuid primary key,
  subject_id uuid not null,
  person_id  uuid not null,                    -- who gave it
  ref        text not null,
  type_id    text not null references licences.licence_type,
  case_id    uuid not null,
  purpose    text not null,
  fields     text[] not null,
  given_at   timestamptz not null,
  unique (case_id, ref)
);
create index consent_subject on licences.consent (subject_id, given_at desc);

-- Whose call it was: rates of success are read by type and by organisation.
alter table licences.use add column place_code text;
alter table licences.use add column organisation_id text;
create index use_calls on licences.use (place_code, at) where kind <> 'shown';

revoke update, delete, truncate on licences.consent from tongban_app;
