-- Guardians 监护人 (民法典 23, 27, 28): who acts for a minor or for a person without full capacity by law, not by deed. The
-- record that proves it was seen by an officer; until then nobody acts.
create table identity.guardianship (
  id           uuid primary key,
  guardian_id  uuid not null references identity.subject,
  ward_id      uuid not null references identity.subject,
  relation     text not null check (relation in ('parent', 'spouse', 'child', 'grandparent', 'sibling', 'other')),
  ground       text not null check (ground in ('minor', 'incapacity')),
  record_kind  text check (record_kind in ('household-register', 'birth-certificate', 'judgment', 'appointment')),
  record_sealed text,                          -- its number
  declared_at  timestamptz not null,
  checked_by   text,                           -- the officer who saw the record
  checked_at   timestamptz,
  valid_from   date not null,
  valid_to     date,                           -- of a minor: the day before coming of age
  ended_at     timestamptz,
  ended_by     text,
  check (guardian_id <> ward_id),
  check ((checked_at is null) = (checked_by is null) and (checked_at is null or record_sealed is not null))
);
create unique index guardianship_one on identity.guardianship (guardian_id, ward_id) where ended_at is null;
grant select, insert, update on identity.guardianship to tongban_app;
revoke delete, truncate on identity.guardianship from tongban_app;

create or replace view identity.power as
  select person_id, subject_id, role, null::uuid as mandate_id, valid_from, valid_to,
    null::text as division_code, null::text[] as item_codes, true as may_commit
  from identity.representation where ended_at is null
  union all
  select agent_id, principal_id, relation, id, valid_from, valid_to, division_code, item_codes, may_commit
  from identity.mandate where agent_id is not null and ended_at is null
  union all
  select guardian_id, ward_id, 'guardian', null, valid_from, valid_to, null, null, true
  from identity.guardianship where checked_at is not null and ended_at is null;
