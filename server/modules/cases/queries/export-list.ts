import { randomUUIDv7 } from 'node:crypto';
import type { CaseState, FilterQuery, Light } from '../../../../contracts/cases.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { t } from '../../../../ui/words/index.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { type Cell, type TableFile, type TableFormat, tableFile } from '../../../platform/tables/index.ts';
import { maskName } from '../../identity/index.ts';
import type { CasesContext } from '../context.ts';
import { localMinute } from '../local-minute.ts';
import type { Snapshot } from '../papers/basis.ts';
import { openJson, places, sealJson } from '../sealing.ts';
import { type Asked, askedOf, cursorAfter, listPage } from './list-page.ts';
import type { Cursor, ListedCase } from './list-rows.ts';

/** What a file holds at most; a longer list is narrowed first. */
export const exportLimit = 25_000;
const pageSize = 500;

/**
 * A list as a file, made while it is sent: pages of 500 rows off the list's own index, none kept. Names of persons are
 * masked. Who took what is written down before the first byte leaves, and how many rows after the last.
 */
export async function exportList(
  ctx: CasesContext,
  actor: StaffActor,
  format: TableFormat,
  query: FilterQuery,
  locale: Locale,
): Promise<TableFile> {
  const asked = await askedOf(ctx, actor, query);
  const id = randomUUIDv7();
  const { sealed } = sealJson(ctx, query, places.exported(id));
  await sql`insert into cases.export_log (id, staff_id, format, filter_sealed, at)
    values (${id}, ${actor.staffId}, ${format}, ${sealed}, ${ctx.clock.now()})`.execute(ctx.db);
  const head = columns.map((column) => t(locale, `case.export.${column}`));
  const queue = t(locale, `workbench.queue.${asked.query.queue}`);
  const title = `${queue} ${localDate(ctx.clock.now())}`;
  return tableFile(format, title, head, logged(ctx, id, linesOf(ctx, asked, locale)));
}

const columns = [
  'number',
  'item',
  'applicant',
  'organisation',
  'state',
  'handler',
  'submitted',
  'due',
  'light',
] as const;

async function* linesOf(ctx: CasesContext, asked: Asked, locale: Locale): AsyncGenerator<Cell[]> {
  let cursor: Cursor | null = null;
  for (let done = 0; done < exportLimit; ) {
    const limit = Math.min(pageSize, exportLimit - done);
    const page: ListedCase[] = await listPage(ctx, asked, cursor, limit);
    const refs = [...new Set(page.flatMap((row) => (row.handlerId ? [`staff:${row.handlerId}`] : [])))];
    const names = refs.length ? await ctx.neighbours.names(refs) : new Map<string, string>();
    for (const row of page) yield lineOf(ctx, row, names, locale);
    const last = page.at(-1);
    if (!last || page.length < limit) return;
    done += page.length;
    cursor = cursorAfter(last);
  }
  yield [t(locale, 'case.export.more', { n: exportLimit })];
}

function lineOf(ctx: CasesContext, row: ListedCase, names: Map<string, string>, locale: Locale): Cell[] {
  return [
    row.number,
    row.itemName,
    row.applicantName ??
      maskName(openJson<Snapshot>(ctx, row.applicantSealed, places.applicant(row.id)).name),
    row.organisationName,
    t(locale, `case.state.${row.state as CaseState}`),
    row.handlerId ? (names.get(`staff:${row.handlerId}`) ?? '') : '',
    localMinute(row.submittedAt),
    row.dueAt ? localDate(new Date(row.dueAt.getTime() - 1)) : '', // due at 24:00 is still that day
    t(locale, `case.export.light.${lightOf(row, ctx.clock.now())}`),
  ];
}

function lightOf({ dueAt, warnAt, stoppedSince }: ListedCase, now: Date): Light {
  if (!dueAt) return stoppedSince ? 'stopped' : 'idle';
  if (dueAt <= now) return 'bad';
  return warnAt && warnAt <= now ? 'warn' : 'ok';
}

/** Writes the number of rows once all of them went; a file that broke off keeps none. */
async function* logged(ctx: CasesContext, id: string, lines: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  let rows = 0;
  for await (const line of lines) {
    yield line;
    if (line.length > 1) rows++;
  }
  await sql`update cases.export_log set rows = ${rows} where id = ${id}`.execute(ctx.db);
}
