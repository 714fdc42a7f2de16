-- 一业一证: one licence whose code lists its parts.
alter table licences.licence_type add column combined boolean not null default false;

-- What a combined licence waits for while it is made: the cases whose licences it lists.
create table licences.combined_part (
  issue_id uuid not null references licences.issue,
  position int  not null,
  case_id  uuid not null,
  primary key (issue_id, position)
);
create index combined_part_case on licences.combined_part (case_id);

-- The parts of a combined licence, for all its versions; a part keeps its own life and is shown as it is.
create table licences.component (
  base          text not null,        -- of the combined licence
  position      int  not null,
  name          text not null,        -- of the permission
  issuer_name   text not null,
  decided_on    date not null,
  part_base     text,                 -- of the part's own licence; null: its result is the decision alone
  number_sealed text not null,        -- of the part's licence, else of its decision
  primary key (base, position)
);
create index component_part on licences.component (part_base) where part_base is not null;
revoke update, delete, truncate on licences.component from tongban_app;
revoke delete, truncate on licences.combined_part from tongban_app;
