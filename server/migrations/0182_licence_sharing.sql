-- Consent may be taken back (个人信息保护法 15): what was relied on stays on record, further calls are refused. The newest
-- consent of a case counts, so that one who agreed again has agreed.
alter table licences.consent drop constraint consent_case_id_ref_key;
create index consent_case on licences.consent (case_id, ref, given_at desc);
create table licences.consent_end (
  consent_id uuid primary key references licences.consent,
  person_id  uuid not null,
  at         timestamptz not null
);
-- A licence that its holder keeps from being fetched instead of a paper.
create table licences.sharing_off (
  subject_id uuid not null,
  ref        text not null,
  person_id  uuid not null,
  since      timestamptz not null,
  primary key (subject_id, ref)
);
-- What a window took for a case from the code its holder showed: the elements that were allowed, sealed.
create table licences.attached (
  id             uuid primary key,
  case_id        uuid not null,
  consent_id     uuid not null references licences.consent,
  material_id    text,                        -- of the item, where it stands for one
  subject_id     uuid not null,
  ref            text not null,
  type_id        text not null references licences.licence_type,
  content_sealed text not null,
  by_staff       uuid not null,
  at             timestamptz not null
);
create index attached_case on licences.attached (case_id, at);
create index attached_subject on licences.attached (subject_id);
create index use_case on licences.use (case_id) where case_id is not null;

revoke update, delete, truncate on licences.consent_end, licences.attached from tongban_app;
