-- Which open page wrote each field last (field name → the page's random id): an older page of the same draft is told
-- before it replaces what a newer one wrote. No answers stand here.
alter table cases.draft add column writers jsonb not null default '{}';
