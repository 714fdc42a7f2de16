import type { EntryList, FactLine } from '../../../../contracts/indicators.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { covers, staffNames } from '../../identity/index.ts';
import type { IndicatorsContext } from '../context.ts';
import type { Period } from '../reading/period.ts';
import type { Where } from '../reading/where.ts';

type Row = { id: string; day: string; value: number; source: string; by: string; at: Date };

/** Every quantity, with what was entered last for this very place. */
export async function entriesOf(
  db: Executor,
  place: { divisionCode: string; organisationId: string | null },
): Promise<EntryList> {
  const { rows } = await sql<{ quantity: string; name: string; unit: string; per: string } & Partial<Row>>`
    select q.id as quantity, q.name, q.unit, q.per, e.from_day::text as day, e.value::float8 as value, e.source,
      e.entered_by as by, e.entered_at as at
    from indicators.quantity q
    left join lateral (
      select * from indicators.entered n
      where n.quantity = q.id and n.division_code = ${place.divisionCode}
        and n.organisation_id is not distinct from ${place.organisationId}
      order by n.from_day desc, n.entered_at desc, id desc limit 1) e on true
    order by q.name`.execute(db);
  const names = await namesOf(
    db,
    rows.map(({ by }) => by ?? ''),
  );
  return {
    rows: rows.map(({ quantity, name, unit, per, day, value, source, by, at }) => ({
      quantity,
      name,
      unit,
      per,
      latest:
        day && at && typeof value === 'number'
          ? { day, value, source: source ?? '', by: names.get(by ?? '') ?? '', at: at.toISOString() }
          : null,
    })),
  };
}

/** What was entered of a quantity in a period, as lines: the newest first, what was replaced too. */
export async function enteredLines(
  ctx: IndicatorsContext,
  quantity: string,
  where: Where,
  period: Period,
): Promise<FactLine[]> {
  const place = { divisionCode: where.divisionCode, organisationId: where.organisationId ?? null };
  if (!(await covers(ctx.db, where.scope, place))) return [];
  const { rows } = await sql<Row & { name: string }>`
    select e.id, q.name, e.from_day::text as day, e.value::float8 as value, e.source, e.entered_by as by,
      e.entered_at as at
    from indicators.entered e join indicators.quantity q on q.id = e.quantity
    where e.quantity = ${quantity} and e.division_code = ${place.divisionCode}
      and e.organisation_id is not distinct from ${place.organisationId} and e.from_day <= ${period.to}::date
    order by e.from_day desc, e.entered_at desc, id desc limit 200`.execute(ctx.db);
  const names = await namesOf(
    ctx.db,
    rows.map(({ by }) => by),
  );
  return rows.map(({ id, name, day, value, source, by }) => ({
    kind: 'entered',
    id,
    day,
    organisation: names.get(by) ?? '',
    item: name,
    caseId: null,
    number: null,
    applicant: null,
    state: null,
    amount: value,
    note: source,
  }));
}

async function namesOf(db: Executor, refs: readonly string[]): Promise<Map<string, string>> {
  const ids = refs.filter((ref) => ref.startsWith('staff:')).map((ref) => ref.slice(6));
  const names = ids.length ? await staffNames(db, ids) : new Map<string, string>();
  return new Map([...names].map(([id, name]) => [`staff:${id}`, name]));
}
