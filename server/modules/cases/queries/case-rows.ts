import type { CaseRow } from '../../../../contracts/cases.ts';
import { sql } from '../../../platform/db/index.ts';
import { maskName } from '../../identity/index.ts';
import { runningSpan, spansOf } from '../clock-spans.ts';
import { clockView } from '../clocks.ts';
import type { CasesContext } from '../context.ts';
import { readEvent } from '../events/read.ts';
import type { Snapshot } from '../papers/basis.ts';
import { openJson, places } from '../sealing.ts';
import type { ListedCase } from './list-rows.ts';
import { placeName } from './place-names.ts';

/** Lines as they are shown: names opened (or masked), officers named, clocks read from the events. */
export async function caseRows(
  ctx: CasesContext,
  listed: readonly ListedCase[],
  show: 'open' | 'masked',
): Promise<CaseRow[]> {
  const refs = [...new Set(listed.flatMap((row) => (row.handlerId ? [`staff:${row.handlerId}`] : [])))];
  const [names, bodies] = await Promise.all([
    refs.length ? ctx.neighbours.names(refs) : new Map<string, string>(),
    eventBodies(ctx, listed),
  ]);
  const now = ctx.clock.now();
  return Promise.all(
    listed.map(async (row) => {
      const events = (bodies.get(row.id) ?? []).map((body) => readEvent(body));
      const span = runningSpan(spansOf(events));
      const path = await ctx.neighbours.path(row.placeCode);
      const calendar = ctx.calendar.forDivisions(path.map((division) => division.code));
      return {
        id: row.id,
        number: row.number,
        divisionCode: row.divisionCode,
        divisionName: placeName(path),
        itemCode: row.itemCode,
        itemName: row.itemName,
        applicantName: row.applicantName ?? personName(ctx, row, show),
        organisationName: row.organisationName,
        state: row.state,
        version: row.version,
        handler: row.handlerId
          ? { id: row.handlerId, name: names.get(`staff:${row.handlerId}`) ?? '' }
          : null,
        submittedAt: row.submittedAt.toISOString(),
        clock: span ? clockView(span, calendar, now) : null,
      };
    }),
  );
}

function personName(ctx: CasesContext, row: ListedCase, show: 'open' | 'masked'): string {
  const { name } = openJson<Snapshot>(ctx, row.applicantSealed, places.applicant(row.id));
  return show === 'open' ? name : maskName(name);
}

/** Only the events that move a clock; at most one page of cases. */
async function eventBodies(ctx: CasesContext, listed: readonly ListedCase[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; bodies: string[] }>`
    select c.id, (select array_agg(e.body order by e.seq) from cases.event e
      where e.division_code = c.division and e.case_id = c.id and e.kind not like 'taken@%'
        and e.kind not like 'released@%') as bodies
    from unnest(${listed.map((row) => row.divisionCode)}::text[], ${listed.map((row) => row.id)}::uuid[])
      as c (division, id)`.execute(ctx.db);
  return new Map(rows.map((row) => [row.id, row.bodies]));
}
