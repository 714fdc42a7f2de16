import type { BulletinContent, BulletinKind } from '../../../contracts/bulletins.ts';
import type { StaffActor } from '../../../contracts/identity.ts';
import { type Executor, sql, type Tx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { inDivisions, scopeOf } from '../identity/index.ts';

export type BulletinRecord = {
  id: string;
  divisionCode: string;
  kind: BulletinKind;
  state: 'draft' | 'issued';
  version: number;
  from: string;
  to: string;
  remarks: string;
  number: string | null;
  content: BulletinContent | null;
  documentSm3: string | null;
  tableSm3: string | null;
  issuedAt: Date | null;
  issueKey: string | null;
};

export const bulletinColumns = sql`b.id, b.division_code as "divisionCode", b.kind, b.state, b.version,
  b.from_day::text as "from", b.to_day::text as "to", b.remarks, b.number, b.content, b.document_sm3 as "documentSm3",
  b.table_sm3 as "tableSm3", b.issued_at as "issuedAt", b.issue_key as "issueKey"`;

/** Bulletins are for a whole division: an organisation's grant there reads them too; drafts only who issues. */
export const readable = (staff: StaffActor) => {
  const within = (permission: 'bulletin.read' | 'bulletin.issue') =>
    inDivisions('b', scopeOf(staff.grants, permission));
  return sql<boolean>`((b.state = 'issued' and ${within('bulletin.read')}) or ${within('bulletin.issue')})`;
};

export async function bulletinFor(db: Executor, staff: StaffActor, id: string): Promise<BulletinRecord> {
  const { rows } = await sql<BulletinRecord>`
    select ${bulletinColumns} from bulletins.bulletin b where b.id = ${id} and ${readable(staff)}`.execute(
    db,
  );
  const record = rows[0];
  if (!record) throw new AppError('not-found');
  return record;
}

/** The next number of a kind in a year: given in the transaction that uses it, so that none is burnt. */
export async function nextNumber(
  tx: Tx,
  divisionCode: string,
  kind: BulletinKind,
  year: number,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into bulletins.number_sequence (division_code, kind, year, last)
    values (${divisionCode}, ${kind}, ${year}, 1)
    on conflict (division_code, kind, year) do update set last = bulletins.number_sequence.last + 1
    returning last`.execute(tx);
  return rows[0]?.last as number;
}
