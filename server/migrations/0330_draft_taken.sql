-- 到窗申请: licences that a window took from codes, by the material that each stands for; sealed.
alter table cases.draft add column taken jsonb not null default '{}';
