-- Sums per organisation, of days and of longer spans made of them: a period is a few spans added and taken away
-- (reading/cover.ts), however long it is. Items and channels are told by the cases behind a figure.
create table indicators.total (
  span            text not null check (span in ('day', 'ten-days', 'month', 'quarter', 'year')),
  division_code   text not null,
  measure         int not null references indicators.measure,
  day             date not null,            -- the first of the span
  organisation_id text not null,
  amount          numeric not null,
  primary key (span, division_code, measure, day, organisation_id)
);
insert into indicators.total
  select s.span, r.division_code, r.measure, s.day, r.organisation_id, sum(r.amount)
  from indicators.rollup r cross join lateral (values
    ('day', r.day),
    ('ten-days', date_trunc('month', r.day)::date + least(2, (extract(day from r.day)::int - 1) / 10) * 10),
    ('month', date_trunc('month', r.day)::date),
    ('quarter', date_trunc('quarter', r.day)::date),
    ('year', date_trunc('year', r.day)::date)) as s (span, day)
  where r.grain = 'day-sum' group by 1, 2, 3, 4, 5;
drop table indicators.rollup;

-- The cases of an organisation on a day: how lists behind figures are read.
drop index indicators.fact_submitted, indicators.fact_answer, indicators.fact_settled, indicators.fact_decided,
  indicators.fact_finished, indicators.fact_on;
create index fact_submitted on indicators.fact (division_code, (fields->>'submittedOn'), organisation_id) where kind = 'case';
create index fact_accepted  on indicators.fact (division_code, (fields->>'acceptedOn'), organisation_id) where kind = 'case';
create index fact_answer    on indicators.fact (division_code, (fields->>'answerSettledOn'), organisation_id) where kind = 'case';
create index fact_settled   on indicators.fact (division_code, (fields->>'settledOn'), organisation_id) where kind = 'case';
create index fact_decided   on indicators.fact (division_code, (fields->>'decidedOn'), organisation_id) where kind = 'case';
create index fact_finished  on indicators.fact (division_code, (fields->>'finishedOn'), organisation_id) where kind = 'case';
create index fact_on        on indicators.fact (kind, division_code, (fields->>'on'), organisation_id) where kind <> 'case';
