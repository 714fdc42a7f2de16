-- Calendars that were in force, newest last: the shipped file at the first start, then each notice of holidays.
create table platform.calendar (
  version     text primary key,               -- two files with one version give the same deadlines
  file        jsonb not null,                 -- of the shape of data/calendar.json
  imported_at timestamptz not null,
  no          bigint generated always as identity unique
);
revoke update, delete, truncate on platform.calendar from tongban_app;

-- Officers are told once when a clock turns yellow and once when it is over: for which due time, and which of the two.
alter table cases."case" add column told_due timestamptz;
alter table cases."case" add column told_level smallint not null default 0;
create index case_untold on cases."case" (warn_at) where warn_at is not null and told_level < 2;
