-- Attribution 归因分析 (Q5): what bad ratings and corrections have in common. Of each case and counter service the traits by
-- which it is told apart; their sums by month move with the facts, in the same transaction.
alter table indicators.fact add column traits jsonb;
create index fact_bad on indicators.fact (division_code, (traits->>'endedIn'), id) where traits->'bad' = 'true'::jsonb;
create index fact_corrected on indicators.fact (division_code, (traits->>'receivedIn'), id)
  where traits->'corrected' = 'true'::jsonb;

-- How many things of a month have a trait, or two of them, and how many of those were rated badly or had to be
-- corrected. '' is no trait: the row of all of them.
create table indicators.tally (
  study           text not null check (study in ('bad-rating', 'correction')),
  division_code   text not null,
  month           date not null,
  a_dimension     text not null,
  b_dimension     text not null,
  a               text not null,
  b               text not null,
  organisation_id text not null,
  base            int not null,
  hits            int not null,
  primary key (study, division_code, month, a_dimension, b_dimension, a, b, organisation_id)
);

-- Every case and service is read once more from the beginning, for its traits.
delete from indicators.cursor where source in ('cases', 'services');

-- What a window was called last; tickets of the things behind a number.
create index counter_service_window on ratings.counter_service (window_id, started_at);
create index ticket_case on ratings.ticket (case_id);
