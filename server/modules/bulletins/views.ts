import type { BulletinList, BulletinRow, BulletinView } from '../../../contracts/bulletins.ts';
import type { StaffActor } from '../../../contracts/identity.ts';
import { localDate } from '../../platform/clock.ts';
import { sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { allow, scopeOf } from '../identity/index.ts';
import { getDivision } from '../regions/index.ts';
import { contentOf } from './content.ts';
import type { BulletinsContext } from './context.ts';
import { type BulletinRecord, bulletinColumns, bulletinFor, readable } from './store.ts';

const page = 50;

/** Bulletins of the officer's divisions, the newest first. */
export async function listBulletins(
  ctx: BulletinsContext,
  staff: StaffActor,
  after?: string,
): Promise<BulletinList> {
  const from = after
    ? sql`and (b.from_day, b.id) < (select from_day, id from bulletins.bulletin where id = ${after}::uuid)`
    : sql``;
  const { rows } = await sql<BulletinRecord>`
    select ${bulletinColumns} from bulletins.bulletin b where ${readable(staff)} ${from}
    order by b.from_day desc, b.id desc limit ${page + 1}`.execute(ctx.db);
  const shown = rows.slice(0, page);
  const codes = scopeOf(staff.grants, 'bulletin.issue').map(({ divisionCode }) => divisionCode);
  const names = await divisionNames(ctx, [...shown.map(({ divisionCode }) => divisionCode), ...codes]);
  return {
    rows: shown.map((record) => present(record, names)),
    next: rows.length > page ? (shown.at(-1)?.id ?? null) : null,
    places: [...new Set(codes)].map((code) => ({ code, name: names.get(code) ?? code })),
  };
}

/** A bulletin with its content: as things stand now of a draft, as it was issued of an issued one. */
export async function bulletinView(
  ctx: BulletinsContext,
  staff: StaffActor,
  id: string,
): Promise<BulletinView> {
  const record = await bulletinFor(ctx.db, staff, id);
  const { divisionCode, kind, from, to, remarks } = record;
  const place = { divisionCode, organisationId: null };
  const [names, content, mayWrite] = await Promise.all([
    divisionNames(ctx, [divisionCode]),
    record.content ?? contentOf(ctx, divisionCode, kind, { from, to }),
    allow(ctx.db, staff, 'bulletin.issue', place),
  ]);
  const over = localDate(ctx.clock.now()) > to;
  return {
    ...present(record, names),
    remarks,
    content,
    mayIssue: mayWrite && record.state === 'draft' && over,
  };
}

/** The file that was issued, as DOCX or XLSX. */
export async function bulletinFile(
  ctx: BulletinsContext,
  staff: StaffActor,
  id: string,
  format: 'docx' | 'xlsx',
): Promise<{ name: string; content: Buffer }> {
  const record = await bulletinFor(ctx.db, staff, id);
  const sm3 = format === 'docx' ? record.documentSm3 : record.tableSm3;
  if (!sm3 || !record.content) throw new AppError('not-found');
  return { name: `${record.content.title}.${format}`, content: await ctx.files.readAll(sm3) };
}

function present(record: BulletinRecord, names: ReadonlyMap<string, string>): BulletinRow {
  const { id, divisionCode, kind, state, version, from, to, number, issuedAt } = record;
  const divisionName = names.get(divisionCode) ?? divisionCode;
  return {
    id,
    divisionCode,
    divisionName,
    kind,
    state,
    version,
    from,
    to,
    number,
    issuedAt: issuedAt?.toISOString() ?? null,
  };
}

async function divisionNames(ctx: BulletinsContext, codes: readonly string[]): Promise<Map<string, string>> {
  const found = await Promise.all([...new Set(codes)].map((code) => getDivision(ctx.db, code)));
  return new Map(found.flatMap((division) => (division ? [[division.code, division.name] as const] : [])));
}
