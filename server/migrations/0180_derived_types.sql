-- Types of licences that come of what items yield, beside those of the file: named by the result, never by code.
alter table licences.licence_type add column origin text not null default 'file' check (origin in ('file', 'item'));
alter table licences.licence_type add column result_kind text check (result_kind in ('licence', 'approval', 'document'));
alter table licences.licence_type add column derived_key text unique;   -- kind and name, and the item where the name says little
alter table licences.licence_type add check ((origin = 'item') = (derived_key is not null));
-- A type that is issued elsewhere: the clerk says the number, and it is recorded.
alter table licences.issue drop constraint issue_state_check;
alter table licences.issue add constraint issue_state_check check (state in ('waiting', 'issued', 'refused', 'recorded'));
drop index licences.issue_open;
create index issue_open on licences.issue (place_code, wanted_at) where state in ('waiting', 'refused');
