import type { StaffActor } from '../../../../contracts/identity.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import type {
  RequestList,
  RequestQuery,
  RequestQueue,
  RequestRow,
  RequestState,
} from '../../../../contracts/requests.ts';
import { localDate } from '../../../platform/clock.ts';
import { type RawBuilder, sql } from '../../../platform/db/index.ts';
import { inScope, maskName, scopeOf } from '../../identity/index.ts';
import { getDivision, organisationNames } from '../../regions/index.ts';
import type { RequestsContext } from '../context.ts';
import { requestKinds, ruleOf } from '../kinds.ts';
import { openContact, openPart } from '../sealing.ts';
import { headColumns, type StoredRequest } from '../store.ts';

export type ListedRequest = StoredRequest & { state: RequestState; version: number; round: number };

const page = 50;
export const listColumns = sql`${headColumns}, r.state, r.version, r.round`;

const department: RequestState[] = ['assigned', 'handling'];
const ended: RequestState[] = ['closed', 'returned', 'withdrawn'];

/** Requests in the officer's scope: what waits for her, what runs, what was answered, what ended, what she filed. */
export async function listRequests(
  ctx: RequestsContext,
  staff: StaffActor,
  { queue = 'mine', kind, text, after }: RequestQuery,
  locale: Locale,
): Promise<RequestList> {
  const conditions = queuesOf(staff);
  const byTime = queue === 'mine' || queue === 'open';
  const order = byTime ? sql`coalesce(r.due_at, 'infinity'), r.id` : sql`r.id desc`;
  const [{ rows }, counts] = await Promise.all([
    sql<ListedRequest>`select ${listColumns} from requests.request r
      where ${conditions[queue]} ${kind ? sql`and r.kind = ${kind}` : sql``} ${matching(text)}
        ${behind(after, byTime)}
      order by ${order} limit ${page + 1}`.execute(ctx.db),
    countAll(ctx, conditions),
  ]);
  const shown = rows.slice(0, page);
  const last = rows.length > page ? shown.at(-1) : undefined;
  return {
    counts,
    rows: await presentRows(ctx, shown, locale),
    kinds: requestKinds().map(({ key, name }) => ({ key, name: name[locale] })),
    next: last ? `${last.dueAt?.toISOString() ?? 'infinity'}~${last.id}` : null,
  };
}

/** What is written is sealed: words are looked for in numbers, of ours, of 12345 and of cases. */
function matching(text: string | undefined): RawBuilder<unknown> {
  const wanted = text?.trim();
  if (!wanted) return sql``;
  const like = `%${wanted.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`and (r.number ilike ${like} or r.external_number ilike ${like} or r.case_number ilike ${like})`;
}

function behind(after: string | undefined, byTime: boolean): RawBuilder<unknown> {
  const [due = '', id = ''] = after?.split('~') ?? [];
  if (!/^[0-9a-f-]{36}$/.test(id) || !(due === 'infinity' || !Number.isNaN(Date.parse(due)))) return sql``;
  return byTime
    ? sql`and (coalesce(r.due_at, 'infinity'), r.id) > (${due}::timestamptz, ${id}::uuid)`
    : sql`and r.id < ${id}::uuid`;
}

function queuesOf(staff: StaffActor): Record<RequestQueue, RawBuilder<boolean>> {
  const within = (permission: 'request.route' | 'request.handle') =>
    sql<boolean>`(${inScope('r', scopeOf(staff.grants, permission))})`;
  const townships = staff.grants
    .filter(({ role }) => role === 'township_clerk')
    .map(({ divisionCode }) => divisionCode);
  const mineToo = sql<boolean>`(r.filed_by = ${staff.staffId} or r.filed_for = any(${townships}::text[]))`;
  const readable = sql<boolean>`(${within('request.route')} or ${within('request.handle')} or ${mineToo})`;
  return {
    mine: sql<boolean>`(r.state = 'filed' and ${within('request.route')}
      or r.state = any(${department}) and ${within('request.handle')})`,
    open: sql<boolean>`(r.state in ('filed', 'assigned', 'handling') and ${readable})`,
    answered: sql<boolean>`(r.state = 'answered' and ${readable})`,
    ended: sql<boolean>`(r.state = any(${ended}) and ${readable})`,
    filed: mineToo,
  };
}

async function countAll(
  { db }: RequestsContext,
  conditions: Record<RequestQueue, RawBuilder<boolean>>,
): Promise<Record<RequestQueue, number>> {
  const counted = Object.entries(conditions).map(
    ([name, condition]) =>
      sql`(select count(*)::int from requests.request r where ${condition}) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Record<RequestQueue, number>>`select ${sql.join(counted)}`.execute(db);
  return rows[0] ?? { mine: 0, open: 0, answered: 0, ended: 0, filed: 0 };
}

export async function presentRows(
  ctx: Pick<RequestsContext, 'db' | 'keyring' | 'clock'>,
  rows: readonly ListedRequest[],
  locale: Locale,
): Promise<RequestRow[]> {
  const names = await organisationNames(
    ctx.db,
    rows.flatMap(({ organisationId }) => organisationId ?? []),
  );
  const townships = new Map<string, string>();
  for (const code of new Set(rows.flatMap(({ filedFor }) => filedFor ?? [])))
    townships.set(code, (await getDivision(ctx.db, code))?.name ?? code);
  return rows.map((row) => {
    const contact = row.contactSealed && openContact(ctx.keyring, row.id, row.contactSealed);
    const township = row.filedFor && townships.get(row.filedFor);
    return {
      id: row.id,
      number: row.number,
      kindName: ruleOf(row.kind).name[locale],
      state: row.state,
      version: row.version,
      title: openPart(ctx.keyring, row.id, 'title', row.titleSealed),
      organisationName: row.organisationId && (names.get(row.organisationId) ?? row.organisationId),
      filerName: township || (contact ? maskName(contact.name) : null),
      round: row.round,
      filedAt: row.filedAt.toISOString(),
      // The end of a day is the first moment of the next.
      due: row.dueAt && localDate(new Date(row.dueAt.getTime() - 1)),
      light: lightOf(row, ctx.clock.now()),
    };
  });
}

export function lightOf(
  { dueAt, warnAt }: { dueAt: Date | null; warnAt: Date | null },
  now: Date,
): RequestRow['light'] {
  if (!dueAt || !warnAt) return 'none';
  if (dueAt <= now) return 'red';
  return warnAt <= now ? 'yellow' : 'green';
}
