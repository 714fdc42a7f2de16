create schema indicators;

-- In which transaction a row was written: leaves read what was committed, in batches, behind a cursor
-- (platform/feed). Rows written before this carry the transaction of the migration.
alter table cases.event add column tx xid8 not null default pg_current_xact_id();
create index event_feed on cases.event (tx, division_code, case_id);
alter table ratings.rating add column tx xid8 not null default pg_current_xact_id();
create index rating_feed on ratings.rating (tx, case_id);
alter table ratings.ticket_event add column tx xid8 not null default pg_current_xact_id();
create index ticket_event_feed on ratings.ticket_event (tx, ticket_id);
alter table licences.use add column tx xid8 not null default pg_current_xact_id();
create index use_feed on licences.use (tx, id);

-- Definitions as imported; a version is never changed.
create table indicators.definition (
  id          text not null,
  version     int not null check (version > 0),
  position    int not null,                 -- in the order of the file
  definition  jsonb not null,
  sm3         text not null,
  imported_at timestamptz not null,
  primary key (id, version)
);
revoke update, delete, truncate on indicators.definition from tongban_app;

-- What people enter: a number as it stood on a day, or what happened in a month.
create table indicators.quantity (
  id   text primary key,
  name text not null,
  unit text not null,
  per  text not null check (per in ('day', 'month'))
);

-- What is counted or summed; indicators that count the same share it, and so do their versions.
create table indicators.measure (
  id         int generated always as identity primary key,
  key        text not null unique,
  spec       jsonb not null,
  fact       text not null,
  filled_to  text                           -- id of the last fact it has taken in of those known when it was added; null: all
);

-- How far each source was read; `walk` is set while all of it is read once from the beginning.
create table indicators.cursor (
  source  text primary key,
  walk    text,
  tx      xid8 not null,
  key     text not null,
  cluster text not null,
  read_at timestamptz not null
);

-- What is known of one case, rating, ticket or call: the newest state of its events, no personal data.
create table indicators.fact (
  kind            text not null,
  id              text not null,
  division_code   text not null,            -- the place, a township or a county
  organisation_id text not null,
  item_code       text not null,
  channel         text not null,
  fields          jsonb not null,
  primary key (kind, id)
);
create index fact_submitted on indicators.fact (division_code, (fields->>'submittedOn'), item_code) where kind = 'case';
create index fact_answer    on indicators.fact (division_code, (fields->>'answerSettledOn'), item_code) where kind = 'case';
create index fact_settled   on indicators.fact (division_code, (fields->>'settledOn'), item_code) where kind = 'case';
create index fact_decided   on indicators.fact (division_code, (fields->>'decidedOn'), item_code) where kind = 'case';
create index fact_finished  on indicators.fact (division_code, (fields->>'finishedOn'), item_code) where kind = 'case';
create index fact_on        on indicators.fact (kind, division_code, (fields->>'on'), item_code) where kind <> 'case';

-- Sums of measures: per day or month (the first of it), with items and channels or of an organisation as a whole.
create table indicators.rollup (
  grain           text not null check (grain in ('day', 'month', 'day-sum', 'month-sum')),
  division_code   text not null,
  measure         int not null references indicators.measure,
  day             date not null,
  organisation_id text not null,
  item_code       text not null,            -- '' in the two sums
  channel         text not null,
  amount          numeric not null,
  primary key (grain, division_code, measure, day, organisation_id, item_code, channel)
);

-- What the platform does not have and people enter; a later row for the same place and time replaces an earlier one.
create table indicators.entered (
  id              uuid primary key,
  quantity        text not null references indicators.quantity,
  division_code   text not null references regions.division,
  organisation_id text,
  from_day        date not null,            -- a stock: the day it was true; a flow: the first of its month
  value           numeric not null,
  source          text not null check (length(source) between 1 and 300),
  entered_by      text not null,
  entered_at      timestamptz not null
);
create index entered_newest on indicators.entered (quantity, division_code, organisation_id, from_day, entered_at);
revoke update, delete, truncate on indicators.entered from tongban_app;

-- Things of catalogue and accounts as they were from a day until another: a row only where something changed.
create table indicators.stock_fact (
  kind            text not null,
  id              text not null,
  from_day        date not null,
  to_day          date,                     -- first day on which it was not so any more
  division_code   text not null,
  organisation_id text not null,
  fields          jsonb not null,
  primary key (kind, id, from_day)
);
create index stock_fact_place on indicators.stock_fact (kind, division_code, from_day);

create table indicators.snapshot (
  day      date primary key,
  taken_at timestamptz not null
);
create table indicators.stock (
  division_code   text not null,
  measure         int not null references indicators.measure,
  day             date not null references indicators.snapshot,
  organisation_id text not null,
  amount          numeric not null,
  primary key (division_code, measure, day, organisation_id)
);
