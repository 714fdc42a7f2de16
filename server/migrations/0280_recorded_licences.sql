-- Licences that only a ministry's system issues are held here by number: how far a number is proved decides what it is good for.
alter table licences.holding add column proof text not null default 'register'
  check (proof in ('register', 'seen', 'stated'));           -- an authority's own record; an officer saw the original; the holder says so
alter table licences.holding add column by_staff uuid;         -- who saw the original
alter table licences.holding add column by_person uuid;        -- who stated it
alter table licences.holding add check (proof <> 'stated' or by_person is not null);
alter table licences.holding add check (proof <> 'seen' or by_staff is not null);
-- Which public rule the characters of a type's number follow: GB 11643 or GB 32100; null: nothing is checked.
alter table licences.licence_type add column number_check text check (number_check in ('id-number', 'uscc'));
-- Who acts for the holder and looked into her wallet stands in the record like everybody else.
alter table licences.use drop constraint use_kind_check;
alter table licences.use add constraint use_kind_check check (kind in ('shown', 'shared', 'pulled', 'seen'));
drop index licences.use_calls;
create index use_calls on licences.use (place_code, at) where kind in ('shared', 'pulled');
