-- 视为受理 (行政许可法 art. 32): when silence accepts an application; null where it never does or no longer can.
alter table cases."case" add column deemed_due timestamptz;
update cases."case" c set deemed_due = c.due_at
  from cases.event e
  where e.division_code = c.division_code and e.case_id = c.id and e.seq = 1 and c.state = 'received'
    and ((e.body::jsonb) -> 'payload' -> 'item' ->> 'type') = 'licence';
create index case_deemed on cases."case" (deemed_due) where deemed_due is not null;
