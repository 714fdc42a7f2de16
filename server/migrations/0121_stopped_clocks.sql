-- Cases whose clock stands still (行政许可法 45): found by a list of their own, and told of when the time given for it is over.
alter table cases."case"
  add column stopped_since timestamptz,   -- null: it runs, has run out, or there is none
  add column stop_until    timestamptz;   -- end of the day until which it was said to stand still
-- Few cases stand still at a time, and only a stop and its end touch these.
create index case_stopped on cases."case" (division_code, state, sort_at, id) include (organisation_id) where stopped_since is not null;
create index case_stop_until on cases."case" (stop_until) where stop_until is not null;
