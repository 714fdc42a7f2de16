-- How licences of a type look 照面版式: drafts are edited by many and saved against the revision each saw; a published
-- version never changes, and licences keep the one they were made with.
create table licences.design (
  type_id      text not null references licences.licence_type,
  version      int not null check (version > 0),
  state        text not null check (state in ('draft', 'published')),
  revision     int not null default 1 check (revision > 0),
  body         jsonb not null,
  saved_by     uuid not null,
  saved_at     timestamptz not null,
  published_at timestamptz,
  primary key (type_id, version),
  check ((state = 'published') = (published_at is not null))
);
create unique index design_one_draft on licences.design (type_id) where state = 'draft';

create function licences.design_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'a published design of a licence never changes' using errcode = 'insufficient_privilege';
end $$;
create trigger design_fixed before update or delete on licences.design
  for each row when (old.state = 'published') execute function licences.design_is_fixed();
revoke truncate on licences.design from tongban_app;
