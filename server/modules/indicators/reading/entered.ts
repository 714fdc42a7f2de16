import type { Missing } from '../../../../contracts/indicators.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { monthsOf, type Period } from './period.ts';

/** Of a quantity people enter: its value, or what is not there. */
export type EnteredValue = { value: number } | { missing: Missing[] };
/** A quantity with the newest value of each of its days, by day. */
type Known = { name: string; per: string; days: Map<string, number> };

/**
 * What was entered for a place itself, never for those below it, in each of some periods. A monthly quantity needs every
 * month that the period touches; one of a day is the newest up to the period's end.
 */
export async function enteredValues(
  db: Executor,
  quantities: readonly string[],
  place: { divisionCode: string; organisationId: string | null },
  periods: readonly Period[],
): Promise<Map<string, EnteredValue>[]> {
  if (quantities.length === 0) return periods.map(() => new Map());
  const last =
    periods
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? '';
  const { rows } = await sql<{ id: string; name: string; per: string; days: [string, number][] | null }>`
    select q.id, q.name, q.per, e.days from indicators.quantity q
    left join lateral (
      select json_agg(json_build_array(n.day, n.value) order by n.day) as days from (
        select distinct on (from_day) from_day::text as day, value::float8 as value from indicators.entered
        where quantity = q.id and division_code = ${place.divisionCode}
          and organisation_id is not distinct from ${place.organisationId} and from_day <= ${last}::date
        order by from_day, entered_at desc, id desc) n
    ) e on true
    where q.id = any(${[...quantities]}::text[])`.execute(db);
  const known = new Map(rows.map(({ id, days, ...q }) => [id, { ...q, days: new Map(days) }]));
  return periods.map(
    (period) => new Map(quantities.map((id) => [id, enteredValue(id, known.get(id), period)] as const)),
  );
}

function enteredValue(id: string, of: Known | undefined, period: Period): EnteredValue {
  const { name = id, per = 'day', days = new Map<string, number>() } = of ?? {};
  const lack = (month?: string): Missing => ({
    reason: 'not-entered',
    quantity: id,
    name,
    ...(month ? { month } : {}),
  });
  if (per === 'day') {
    const newest = [...days].findLast(([day]) => day <= period.to);
    return newest ? { value: newest[1] } : { missing: [lack()] };
  }
  const months = monthsOf(period);
  const value = (month: string) => days.get(`${month}-01`);
  const missing = months.filter((month) => value(month) === undefined).map(lack);
  if (missing.length) return { missing };
  return { value: months.reduce((sum, month) => sum + (value(month) ?? 0), 0) };
}
