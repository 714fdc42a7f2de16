import type { Missing } from '../../../../contracts/indicators.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { monthsOf, type Period } from './period.ts';

/** Of a quantity people enter: its value, or what is not there. */
export type EnteredValue = { value: number } | { missing: Missing[] };

/**
 * What was entered for a place itself, never for those below it. A monthly one needs every month that the period
 * touches; one of a day is the newest up to the period's end.
 */
export async function enteredValues(
  db: Executor,
  quantities: readonly string[],
  place: { divisionCode: string; organisationId: string | null },
  period: Period,
): Promise<Map<string, EnteredValue>> {
  if (quantities.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    name: string;
    per: string;
    day: string | null;
    value: number | null;
  }>`
    select q.id, q.name, q.per, e.day, e.value from indicators.quantity q
    left join lateral (
      select distinct on (from_day) from_day::text as day, value::float8 as value from indicators.entered n
      where n.quantity = q.id and n.division_code = ${place.divisionCode}
        and n.organisation_id is not distinct from ${place.organisationId}
        and n.from_day <= ${period.to}::date
        and (q.per = 'day' or n.from_day >= date_trunc('month', ${period.from}::date))
      order by from_day desc, entered_at desc, id desc limit case q.per when 'day' then 1 end
    ) e on true
    where q.id = any(${[...quantities]}::text[])`.execute(db);
  const values = new Map<string, EnteredValue>();
  for (const id of quantities) {
    const of = rows.filter((row) => row.id === id);
    const known = new Map(of.map(({ day, value }) => [day?.slice(0, 7), value]));
    const { name = id, per = 'day' } = of[0] ?? {};
    const lack = (month?: string): Missing => ({
      reason: 'not-entered',
      quantity: id,
      name,
      ...(month ? { month } : {}),
    });
    if (per === 'day') {
      const value = of[0]?.value;
      values.set(id, typeof value === 'number' ? { value } : { missing: [lack()] });
      continue;
    }
    const months = monthsOf(period);
    const missing = months.filter((month) => typeof known.get(month) !== 'number').map(lack);
    const value = months.reduce((sum, month) => sum + (known.get(month) ?? 0), 0);
    values.set(id, missing.length ? { missing } : { value });
  }
  return values;
}
