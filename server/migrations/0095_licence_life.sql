-- What rests on a licence: a case that took it instead of a paper. Who relied is told when it falls.
create table licences.reliance (
  licence_id  uuid not null references licences.issued,
  case_id     uuid not null,
  item_code   text not null,
  material_id text not null,
  relied_at   timestamptz not null,
  told_at     timestamptz,
  told_state  text,
  primary key (licence_id, case_id, material_id)
);
create index reliance_case on licences.reliance (case_id);

alter table licences.act add column command_key text;   -- of the officer who sent it: the same key acts once
create unique index act_command on licences.act (actor, command_key) where command_key is not null;

revoke delete, truncate on licences.reliance from tongban_app;
