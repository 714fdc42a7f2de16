import pg from 'pg';
import type { Calendar } from '../../server/platform/calendar/index.ts';
import { dateOfDay, dayNumber } from '../../server/platform/dates.ts';

/**
 * The figures once more, by plain SQL over events and tables and by none of our rules: slow, and written against the
 * text of data/indicators.json alone. Only the calendar is the same.
 */
export async function makeTruth(
  url: string,
  calendar: Calendar,
  span: { from: string; to: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      "drop schema if exists truth cascade; create schema truth; set work_mem = '256MB'; set maintenance_work_mem = '256MB'",
    );
    const days: string[] = [];
    for (let at = dayNumber(span.from) - 60; at < dayNumber(span.to) + 200; at++) days.push(dateOfDay(at));
    await client.query('create unlogged table truth.day (day date primary key, work bool not null)');
    await client.query('insert into truth.day select * from unnest($1::date[], $2::bool[])', [
      days,
      days.map((day) => calendar.isWorkday(day)),
    ]);
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const china = (column: string) => `(${column} at time zone 'Asia/Shanghai')::date`;

/** Working days that no stop covers, behind a day: how many until another, or the day of the nth. */
const running = `d.work and not exists (select from truth.stop s where s.case_id = %.case_id and s.from_day <= d.day and d.day < s.to_day)`;
const within = (table: string) => running.replaceAll('%', table);

const statements = [
  `create unlogged table truth.e as select case_id, seq, split_part(kind, '@', 1) as k, ${china('at')} as day,
     -- Only what is asked below: all that a million cases say are gigabytes.
     case split_part(kind, '@', 1)
       when 'submitted' then jsonb_build_object('limits', payload->'limits', 'materials', payload->'materials')
       when 'resubmitted' then jsonb_build_object('materials', payload->'materials')
       when 'decided' then jsonb_build_object('decision', payload->'decision')
       when 'extended' then payload when 'special-step-begun' then payload when 'special-step-ended' then payload end as p
   from cases.event where split_part(kind, '@', 1) in ('submitted', 'resubmitted', 'accepted', 'deemed-accepted',
     'correction-requested', 'acceptance-refused', 'withdrawn', 'decided', 'voided', 'finished', 'suspended', 'resumed',
     'special-step-begun', 'special-step-ended', 'extended')`,
  'create index on truth.e (case_id, seq)',
  'create index on truth.e (k)',
  'analyze truth.e, truth.day',
  // When the clock of the decision began, what it allows, what ended it.
  `create unlogged table truth.handling as
   select a.case_id, a.seq, case a.k when 'accepted' then a.day else (select r.day from truth.e r
       where r.case_id = a.case_id and r.seq < a.seq and r.k in ('submitted', 'resubmitted') order by r.seq desc limit 1) end as from_day,
     (s.p->'limits'->'decision'->>'value')::int as value, s.p->'limits'->'decision'->>'unit' as unit,
     x.k as ended_by, x.day as end_day,
     (select (t.p->'limit'->>'value')::int from truth.e t where t.case_id = a.case_id and t.seq > a.seq and t.k = 'extended') as extra
   from truth.e a join truth.e s on s.case_id = a.case_id and s.seq = 1
   left join lateral (select k, day from truth.e t where t.case_id = a.case_id and t.seq > a.seq
     and t.k in ('decided', 'withdrawn', 'voided') order by seq limit 1) x on true
   where a.k in ('accepted', 'deemed-accepted') and s.p->'limits'->'decision' <> 'null'`,
  `create unlogged table truth.stop as
   select b.case_id, b.day as from_day, coalesce(e.day, h.end_day, 'infinity') as to_day
   from truth.e b join truth.handling h on h.case_id = b.case_id and b.seq > h.seq
   left join lateral (select day from truth.e t where t.case_id = b.case_id and t.seq > b.seq
     and (b.k = 'suspended' and t.k = 'resumed' or b.k = 'special-step-begun' and t.k = 'special-step-ended' and t.p->'no' = b.p->'no')
     order by seq limit 1) e on true
   where b.k = 'suspended' or b.k = 'special-step-begun' and (b.p->'step'->>'stopsClock')::bool`,
  'create index on truth.stop (case_id)',
  'analyze truth.stop, truth.handling',
  // The last day: by working days; by natural days, moved to a working day; on the spot the day itself.
  `create unlogged table truth.due as
   select h.case_id, case h.unit
     when 'workday' then (select d.day from truth.day d where d.day > h.from_day and ${within('h')}
       order by d.day offset h.value + coalesce(h.extra, 0) - 1 limit 1)
     when 'day' then n.last
     else case when h.extra is null then h.from_day else (select d.day from truth.day d
       where d.day > h.from_day and ${within('h')} order by d.day offset h.extra - 1 limit 1) end end as last
   from (select * from truth.handling where value > 0 or unit = 'on-the-spot') h
   left join lateral (
     select case when h.extra is null then r.day else (select d.day from truth.day d
       where d.day > r.day and ${within('h')} order by d.day offset h.extra - 1 limit 1) end as last
     from (select d.day from truth.day d where h.unit = 'day' and ${within('h')} and d.day >= (
       select c.day from truth.day c where c.day > h.from_day and not exists (select from truth.stop s
         where s.case_id = h.case_id and s.from_day <= c.day and c.day < s.to_day)
       order by c.day offset h.value - 1 limit 1) order by d.day limit 1) r) n on true`,
  `create unlogged table truth.item as
   select division_code, item_code, version, definition->'materials' as materials,
     round(case s->>'unit' when 'workday' then 1 when 'day' then 5.0 / 7 when 'month' then 150.0 / 7 when 'year' then 365 * 5.0 / 7
       when 'hour' then 1.0 / 8 when 'minute' then 1.0 / 480 else 0 end * (s->>'value')::numeric, 6) as legal
   from (select *, definition->'service'->'statutory' as s from catalogue.item_version) v`,
  // One row a case, with everything that figures ask.
  `create unlogged table truth.c as
   select c.id, c.organisation_id as org, c.item_code as item, c.state, ${china('c.submitted_at')} as submitted,
     f.day as finished, dec.day as decided, dec.p->>'decision' as decision,
     -- 收件后 5 个工作日
     ac.last as answer_last, first.k as answer_by, first.day as answered,
     h.case_id is not null as limited, h.ended_by, h.end_day, due.last, due.case_id is not null and due.last is not null as has_last,
     case when h.ended_by = 'decided' then (select count(*) from truth.day d where d.day > h.from_day and d.day <= h.end_day
       and ${within('h')}) end as used,
     nullif(i.legal, 0) as legal, m.government, m.freed,
     exists (select from ratings.counted r where r.case_id = c.id) as rated
   from cases."case" c
   join truth.e s on s.case_id = c.id and s.seq = 1
   left join truth.handling h on h.case_id = c.id
   left join truth.due due on due.case_id = c.id
   left join truth.e f on f.case_id = c.id and f.k = 'finished'
   left join truth.e dec on dec.case_id = c.id and dec.k = 'decided'
   left join truth.item i on i.division_code = c.place_code and i.item_code = c.item_code and i.version = c.item_version
   left join lateral (select k, day from truth.e t where t.case_id = c.id and t.seq > 1 and t.k in ('accepted',
     'deemed-accepted', 'correction-requested', 'acceptance-refused', 'withdrawn', 'voided') order by seq limit 1) first on true
   left join lateral (select d.day as last from truth.day d where d.work and d.day > s.day order by d.day offset 4 limit 1) ac on true
   left join lateral (select count(*) as government, count(*) filter (where w.source in ('held-licence', 'share',
       'network-check', 'earlier-result')) as freed
     from jsonb_to_recordset((select t.p->'materials' from truth.e t where t.case_id = c.id
       and t.k in ('submitted', 'resubmitted') order by seq desc limit 1)) as w (id text, source text)
     join jsonb_to_recordset(i.materials) as g (id text, source text) on g.id = w.id and g.source = 'government'
     where w.source <> 'absent') m on true`,
  // On which day each clock is over: answered in time, or the day after its last.
  `alter table truth.c add answer_on date, add answer_ok bool, add settled date, add ok bool, add early bool`,
  `update truth.c set
     answer_on = case when answered <= answer_last then case when answer_by in ('accepted', 'correction-requested',
       'acceptance-refused') then answered end else answer_last + 1 end,
     answer_ok = answered <= answer_last,
     settled = case when end_day is not null and (not has_last or end_day <= last) then case ended_by when 'decided' then end_day end
       when has_last then last + 1 end,
     ok = end_day is not null and (not has_last or end_day <= last),
     early = exists (select from truth.day d where d.work and d.day > decided and d.day <= last)`,
  'analyze truth.c',
];

export type Truth = { numerator: string; denominator: string | null; scale: number };

const decided = "state in ('decided', 'issued', 'finished') and decided between $1 and $2";
const cases = (numerator: string, denominator: string | null, scale = 100): Truth => ({
  numerator: `select ${numerator} from truth.c where %s`,
  denominator: denominator && `select ${denominator} from truth.c where %s`,
  scale,
});
const count = (where: string) => `count(*) filter (where ${where})`;
const sum = (what: string, where: string) => `coalesce(sum(${what}) filter (where ${where}), 0)`;
const rows = (table: string, day: string, numerator: string, denominator: string): Truth => ({
  numerator: `select ${count(`${china(day)} between $1 and $2 and ${numerator}`)} from ${table} where %s`,
  denominator: `select ${count(`${china(day)} between $1 and $2 and ${denominator}`)} from ${table} where %s`,
  scale: 100,
});
const days = (items: string) =>
  cases(
    sum('used', `${decided} and used is not null and decision in ('grant', 'partly') and item in (${items})`),
    count(`${decided} and decision in ('grant', 'partly') and item in (${items})`),
    1,
  );
const used = `${decided} and legal > 0 and used is not null`;

/** Numerator and denominator of each flow; $1 and $2 are days, %s becomes the condition of an organisation. */
export const flows: Record<string, Truth> = {
  on_time: cases(
    count("state <> 'voided' and ok and settled between $1 and $2"),
    count("state <> 'voided' and settled between $1 and $2"),
  ),
  early: cases(
    count(`${decided} and has_last and ended_by = 'decided' and early`),
    count(`${decided} and has_last and ended_by = 'decided'`),
  ),
  accept_on_time: cases(
    count("state <> 'voided' and answer_ok and answer_on between $1 and $2"),
    count("state <> 'voided' and answer_on between $1 and $2"),
  ),
  actual_compression: cases(`${sum('legal', used)} - ${sum('used', used)}`, sum('legal', used)),
  active_rating: cases(
    count("state = 'finished' and finished between $1 and $2 and rated"),
    count("state = 'finished' and finished between $1 and $2"),
  ),
  licence_share: cases(
    sum('freed', "government > 0 and state <> 'voided' and submitted between $1 and $2"),
    sum('government', "government > 0 and state <> 'voided' and submitted between $1 and $2"),
  ),
  ent_open_days: days("'OK-company-setup'"),
  ent_cancel_days: days("'HN-000131003000-67'"),
  realestate_days: days("'HN-000715001017-01', 'HN-000715001007-04'"),
  satisfaction: rows('ratings.counted r', 'r.at', 'r.level >= 3', 'true'),
  bad_fix: rows(
    'ratings.ticket r',
    'r.opened_at',
    "r.finding = 'valid' and r.mended_at <= r.mend_due_at",
    "r.finding = 'valid'",
  ),
  bad_visit: rows(
    'ratings.ticket r',
    'r.opened_at',
    "r.named and r.finding = 'valid' and r.revisited_at is not null",
    "r.named and r.finding = 'valid'",
  ),
  licence_call_ok: rows(
    'licences.use r',
    'r.at',
    "r.kind <> 'shown' and r.outcome = 'success'",
    "r.kind <> 'shown'",
  ),
};

const item = (numerator: string, denominator: string | null, scale = 100): Truth => {
  const from = `from catalogue.item i join catalogue.item_version v on (v.division_code, v.item_code, v.version) =
    (i.division_code, i.item_code, i.current_version) cross join lateral (select v.definition->'service' as s,
      v.definition->'basic'->>'itemType' as type,
      (select t.legal from truth.item t where t.division_code = i.division_code and t.item_code = i.item_code and t.version = v.version) as legal,
      round((v.definition->'service'->'promised'->>'value')::numeric * case v.definition->'service'->'promised'->>'unit' when 'workday' then 1
        when 'day' then 5.0 / 7 when 'hour' then 1.0 / 8 else 0 end, 6) as promised) x
    where i.state = 'published' and i.division_code = '513424' and %s`;
  return {
    numerator: `select ${numerator} ${from}`,
    denominator: denominator && `select ${denominator} ${from}`,
    scale,
  };
};
const asked = "type not in ('administrative-power', 'penalty', 'enforcement', 'levy', 'inspection')";
const depth = (one: string) => `(s->'onlineDepth')::jsonb ? '${one}'`;
const receipt = `(${['2', '3', '4', '5', '6', '7'].map(depth).join(' or ')})`;
const through = `(${['4', '5', '6'].map(depth).join(' and ')})`;
const visits = "(s->>'minVisits')::int";
const ofGovernment = (more: string) =>
  `coalesce(sum((select count(*) from jsonb_to_recordset(v.definition->'materials') as m (source text, submitter text, "licenceTypeId" text)
    where m.source = 'government' and m.submitter = 'applicant' ${more})) filter (where ${asked}), 0)`;

/** Of stocks, as they are now. */
export const stocks: Record<string, Truth> = {
  online_available: item(count(`${asked} and ${receipt}`), count(asked)),
  fully_online: item(count(`${asked} and ${through} and ${visits} = 0`), count(asked)),
  at_most_one_visit: item(count(`${asked} and ${visits} <= 1`), count(asked)),
  zero_visit: item(count(`${asked} and ${visits} = 0`), count(asked)),
  avg_visits: item(
    `coalesce(sum(${visits}) filter (where ${asked}), 0)`,
    count(`${asked} and ${visits} is not null`),
    1,
  ),
  instant_share: item(
    count(`${asked} and s->>'handleKind' = 'instant' and coalesce(promised, 0) <= 1`),
    count(asked),
  ),
  promise_compression: item(
    sum('legal - promised', `${asked} and legal > 0 and promised is not null`),
    sum('legal', `${asked} and legal > 0 and promised is not null`),
  ),
  licence_link: item(ofGovernment('and m."licenceTypeId" is not null'), ofGovernment('')),
  hall_entry: item(
    count(`${asked} and (s->>'inHall')::bool`),
    count(`${asked} and s->>'inHall' is not null`),
  ),
  online_accept: item(count(`type = 'licence' and ${receipt}`), count("type = 'licence'")),
  online_finish: item(count(`type = 'licence' and ${through}`), count("type = 'licence'")),
  guide_complete: item(count("jsonb_array_length(v.completeness->'missing') = 0"), count('true')),
  self_service: item(count("(s->>'kiosk')::bool"), null, 1),
};

/** Runs a truth for days and an organisation (null: all), and answers its parts. */
export async function truly(
  client: pg.Client,
  truth: Truth,
  period: { from: string; to: string },
  organisation: string | null,
): Promise<{ numerator: number; denominator: number | null; value: number | null }> {
  const part = (text: string): string => {
    const column = text.includes('truth.c')
      ? 'org'
      : text.includes('catalogue.item i')
        ? 'i.organisation_id'
        : 'r.organisation_id';
    return `(${text.replaceAll('%s', organisation ? `${column} = '${organisation}'` : 'true')})::float8`;
  };
  const asked = `select ${part(truth.numerator)} as numerator,
    ${truth.denominator === null ? 'null' : part(truth.denominator)} as denominator`;
  const { rows: found } = await client.query(asked, asked.includes('$1') ? [period.from, period.to] : []);
  const { numerator, denominator } = found[0] as { numerator: number; denominator: number | null };
  const value =
    denominator === null
      ? numerator * truth.scale
      : denominator
        ? (numerator / denominator) * truth.scale
        : null;
  return { numerator, denominator, value };
}
