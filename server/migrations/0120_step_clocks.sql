-- A step's limit stands still with the clock of its case (行政许可法 45): a seat may have no last day for a while.
alter table cases.seat
  alter column due_at drop not null,
  alter column warn_at drop not null,
  add column since      timestamptz,              -- when the step began to wait for it
  add column sort_at    timestamptz,              -- last day, else since when it waits
  add column told_since timestamptz,              -- whoever sits there was told that it waits since then
  add column told_due   timestamptz,              -- as of the case: warned of this last day,
  add column told_level smallint not null default 0, -- 1 yellow, 2 red
  drop constraint seat_kind_check,
  add constraint seat_kind_check check (kind in ('opinion', 'copy', 'outside'));
update cases.seat set sort_at = due_at, since = due_at, told_since = due_at;
alter table cases.seat alter column since set not null, alter column sort_at set not null;

-- What timers look for: seats whose light turns.
create index seat_warn on cases.seat (warn_at) where told_level < 2 and kind <> 'copy';
