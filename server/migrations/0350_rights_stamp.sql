-- One number for all officers' rights: it moves in the transaction that changes any of them. What a process has read of an
-- officer holds as long as the number that it was read with, so that a session is looked up by two rows instead of five tables.
create table identity.rights_stamp (
  one boolean primary key default true check (one),
  version bigint not null
);
insert into identity.rights_stamp (version) values (1);

-- Runs as its owner: the application reads the number and never sets it.
create function identity.move_rights_stamp() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  update identity.rights_stamp set version = version + 1;
  return null;
end $$;

revoke insert, update, delete on identity.rights_stamp from tongban_app;

create trigger staff_moves_rights_stamp after insert or delete or truncate
  or update of id, account, name, title, active, substitute_id on identity.staff
  for each statement execute function identity.move_rights_stamp();
create trigger staff_grant_moves_rights_stamp after insert or update or delete or truncate on identity.staff_grant
  for each statement execute function identity.move_rights_stamp();
create trigger staff_absence_moves_rights_stamp after insert or update or delete or truncate on identity.staff_absence
  for each statement execute function identity.move_rights_stamp();
