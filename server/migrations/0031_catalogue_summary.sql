-- What lists and search show of an item, beside its definition: reading 20 whole definitions for a page of results
-- unpacks 200 KB, ten times over.
alter table catalogue.item_version add column summary jsonb;
alter table catalogue.item_version disable trigger keep_published;
update catalogue.item_version set summary = jsonb_build_object(
  'itemCode', item_code,
  'name', definition->'name',
  'itemType', definition->'basic'->'itemType',
  'departmentName', definition->'basic'->'department',
  'handleKind', definition->'service'->'handleKind',
  'promised', definition->'service'->'promised',
  'minVisits', definition->'service'->'minVisits',
  'charged', definition->'fee'->'charged',
  'subjectKinds', definition->'service'->'subjectKinds',
  'resultName', definition->'result'->'name',
  'licenceTypeId', definition->'result'->'licenceTypeId');
alter table catalogue.item_version enable trigger keep_published;
alter table catalogue.item_version alter column summary set not null;

-- Written once an import and read all day: no list of pending entries that every search must walk through.
alter index catalogue.search_entry_text set (fastupdate = off);
alter index catalogue.search_entry_pinyin set (fastupdate = off);
alter index catalogue.search_entry_initials set (fastupdate = off);
alter index catalogue.search_entry_tokens set (fastupdate = off);
alter index catalogue.search_entry_grams set (fastupdate = off);
