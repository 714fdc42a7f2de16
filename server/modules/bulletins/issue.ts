import type { BulletinKind } from '../../../contracts/bulletins.ts';
import type { StaffActor } from '../../../contracts/identity.ts';
import { localDate } from '../../platform/clock.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { demand } from '../identity/index.ts';
import { contentOf } from './content.ts';
import type { BulletinsContext } from './context.ts';
import { bulletinDocument } from './docx/document.ts';
import { bulletinTexts, filled } from './kinds.ts';
import { bulletinFor, nextNumber } from './store.ts';
import { bulletinTable } from './table-file.ts';

/**
 * Freezes the figures, gives the number and keeps DOCX and XLSX as issued. A period that is not over is not issued. The
 * same key answers the same again. Throws `stale-version`, `not-allowed-now`.
 */
export async function issueBulletin(
  ctx: BulletinsContext,
  staff: StaffActor,
  id: string,
  { version, key }: { version: number; key: string },
): Promise<{ number: string }> {
  const record = await bulletinFor(ctx.db, staff, id);
  const { divisionCode, kind, from, to, remarks } = record;
  await demand(ctx.db, staff, 'bulletin.issue', { divisionCode, organisationId: null });
  if (record.issueKey === key && record.number) return { number: record.number };
  if (record.state === 'issued') throw new AppError('not-allowed-now', { reason: 'bulletin-issued' });
  if (record.version !== version) throw new AppError('stale-version', { changes: [] });
  const at = ctx.clock.now();
  const issuedOn = localDate(at);
  if (issuedOn <= to) throw new AppError('not-allowed-now', { reason: 'bulletin-period' });
  const content = await contentOf(ctx, divisionCode, kind, { from, to });
  const table = await ctx.files.put(await bulletinTable(content));
  return inTx(ctx.db, async (tx) => {
    const number = numberOf(
      kind,
      issuedOn,
      await nextNumber(tx, divisionCode, kind, Number(issuedOn.slice(0, 4))),
    );
    const bytes = await bulletinDocument(content, { number, issuedOn, remarks });
    const document = await ctx.files.put(bytes);
    const { numAffectedRows } = await sql`
      update bulletins.bulletin set state = 'issued', version = version + 1, number = ${number},
        content = ${JSON.stringify(content)}::jsonb, document_sm3 = ${document.sm3}, table_sm3 = ${table.sm3},
        issued_by = ${`staff:${staff.staffId}`}, issued_at = ${at}, issue_key = ${key}
      where id = ${id} and state = 'draft' and version = ${version}`.execute(tx);
    if (numAffectedRows !== 1n) throw new AppError('stale-version', { changes: [] });
    return { number };
  });
}

const numberOf = (kind: BulletinKind, issuedOn: string, n: number): string =>
  filled(bulletinTexts().kinds[kind].number, { year: issuedOn.slice(0, 4), n });
