-- 委托受理、委托制证: which other organisation has a case now, by its item (行政许可法 24); its officers' lists are read off this.
alter table cases."case" add column entrusted_to text;
update cases."case" c set entrusted_to = case
    when c.state in ('received', 'correction-requested', 'escalated') then e.rules ->> 'acceptedBy'
    when c.state in ('decided', 'issued', 'finished') then e.rules ->> 'printedBy' end
  from (select division_code, case_id, body::jsonb #> '{payload,rules}' as rules from cases.event where seq = 1) e
  where e.division_code = c.division_code and e.case_id = c.id
    and (e.rules ->> 'acceptedBy' is not null or e.rules ->> 'printedBy' is not null);
create index case_entrusted on cases."case" (entrusted_to, state, sort_at, id) where entrusted_to is not null;
create index case_entrusted_all on cases."case" (entrusted_to, id) where entrusted_to is not null;
