-- 告知承诺, 容缺后补: a commitment may stand for a material, or it may come later.
alter table cases.draft add column committed text[] not null default '{}';   -- materials a commitment is to stand for

-- When what may come later must be there, and when its applicant is reminded; null: nothing is awaited.
alter table cases."case" add column supply_due timestamptz;
alter table cases."case" add column supply_warn timestamptz;
create index case_supply on cases."case" (supply_due) where supply_due is not null;
create index case_supply_warn on cases."case" (supply_warn) where supply_warn is not null;
