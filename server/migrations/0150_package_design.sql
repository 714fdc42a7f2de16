-- Packages designed at the desk: who leads them, drafts that several people edit, and what was done with each.
alter table packages.package
  add column lead_organisation_id text,     -- by the lead's department; null: nobody here, rights need the whole division
  add column state_reason text;             -- why it is suspended or withdrawn, as people read it
alter table packages.package drop constraint package_state_check;
alter table packages.package add constraint package_state_check
  check (state in ('draft', 'published', 'suspended', 'withdrawn'));

-- A version made at the desk is not replaced by the packages the product ships with.
alter table packages.package_version add column at_desk boolean not null default false;

-- At most one draft a package; each save counts its revision on, so that nobody overwrites what they have not seen.
create table packages.package_draft (
  division_code        text not null,
  package_id           text not null,
  revision             int not null check (revision > 0),
  based_on             int,                 -- version it began from; null: a new package
  name                 text not null,
  lead_organisation_id text,
  definition           jsonb not null,
  changed_at           timestamptz not null,
  changed_by           text not null,       -- name of the officer as it was then
  primary key (division_code, package_id)
);

-- What was done, by whom: never changed.
create table packages.design_act (
  division_code  text not null,
  package_id     text not null,
  seq            int not null check (seq > 0),
  act            text not null check (act in ('drafted', 'saved', 'discarded', 'published', 'suspended', 'withdrawn', 'resumed')),
  at             timestamptz not null,
  staff_id       text not null,
  staff_name     text not null,
  revision       int,
  version        int,
  reason         text,
  changes        jsonb not null,            -- what changed, by place
  primary key (division_code, package_id, seq)
);
revoke update, delete, truncate on packages.design_act from tongban_app;
