-- Joint cases 联办件: one application for a life event; each part becomes a case of its department when its turn comes.
create schema joint;

create table joint.joint_case (
  division_code        text not null,
  id                   uuid not null,
  number               text not null,
  place_code           text not null,
  package_id           text not null,
  package_version      int  not null,
  name                 text not null,
  issue                text not null check (issue in ('together', 'as-ready')),
  lead_organisation_id text not null,
  lead_name            text not null,
  subject_id           uuid not null,
  account_id           text not null,
  submit_key           text not null,
  applicant_name       text,                  -- organisations only; a person's lies sealed
  sealed               text not null,         -- who applied, answers, plan, files
  state                text not null check (state in ('running', 'lead-decides', 'decided', 'finished', 'withdrawn')),
  version              int  not null check (version >= 0),
  last_hash            text not null,
  submitted_at         timestamptz not null,
  accepted_at          timestamptz,           -- of the first part: the joint limit runs from here
  finished_at          timestamptz,
  promise_due          date,
  joint_due            date,
  extended_due         date,                  -- what joint_due becomes where the extension is approved
  extended             boolean not null default false,
  primary key (division_code, id),
  unique (division_code, number),
  unique (account_id, submit_key)
);
create index joint_subject on joint.joint_case (subject_id, id);
create index joint_open on joint.joint_case (division_code, state, id);
create index joint_id on joint.joint_case (id);

create table joint.part (
  division_code     text not null,
  joint_id          uuid not null,
  key               text not null,
  position          int  not null,
  name              text not null,
  organisation_id   text not null,
  organisation_name text not null,
  state             text not null check (state in
    ('waiting', 'running', 'granted', 'refused', 'not-accepted', 'withdrawn', 'dropped')),
  case_id           uuid,
  case_number       text,
  delivered         boolean not null default false,
  result_sealed     text,                     -- name, type and number of the result, data it brought about
  problem           text,
  primary key (division_code, joint_id, key),
  foreign key (division_code, joint_id) references joint.joint_case
);
create index part_case on joint.part (case_id) where case_id is not null;
create index part_organisation on joint.part (division_code, organisation_id);

-- What happened, chained by SM3 like the events of a case. No personal data.
create table joint.event (
  division_code text not null,
  joint_id      uuid not null,
  seq           int  not null check (seq > 0),
  kind          text not null,                -- kind@version
  actor         text not null,
  on_behalf_of  text,
  at            timestamptz not null,
  body          text not null,
  prev_hash     text not null,
  hash          text not null,
  primary key (division_code, joint_id, seq),
  foreign key (division_code, joint_id) references joint.joint_case
);

create table joint.number_sequence (
  division_code text not null,
  day           text not null,
  last          int  not null,
  primary key (division_code, day)
);

grant usage on schema joint to tongban_app;
revoke update, delete, truncate on joint.event from tongban_app;
revoke delete, truncate on joint.joint_case, joint.part, joint.number_sequence from tongban_app;
