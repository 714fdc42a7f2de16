import { sql } from '../../../platform/db/index.ts';
import type { LicencesContext } from '../context.ts';
import { attachedPlace } from '../use-cases/pull-licence.ts';
import type { HeldLicence } from './held-licence.ts';

type Row = {
  typeId: string;
  typeName: string;
  holderId: string;
  ref: string;
  sealed: string;
  identifier: string | null;
  at: Date;
};

/** A licence that a window took for a case, with what was passed on; its number is told where the holder let it be seen. */
export async function takenLicence(
  ctx: Pick<LicencesContext, 'db' | 'keyring'>,
  attachedId: string,
): Promise<(Omit<HeldLicence, 'checkedAt'> & { checkedAt: string; taken: true }) | undefined> {
  const { rows } = await sql<Row>`
    select a.type_id as "typeId", t.name as "typeName", a.subject_id as "holderId", a.ref, a.content_sealed as sealed,
      (select i.identifier from licences.issued i where a.ref = 'issued:' || i.id) as identifier, a.at
    from licences.attached a join licences.licence_type t on t.id = a.type_id
    where a.id::text = ${attachedId}`.execute(ctx.db);
  const [row] = rows;
  if (!row) return undefined;
  const { typeId, typeName, holderId, ref, identifier, at } = row;
  const elements = JSON.parse(ctx.keyring.open(row.sealed, attachedPlace(attachedId))) as {
    label: string;
    value: string;
  }[];
  const number = elements.find(({ label }) => label === '证照编号')?.value ?? identifier ?? '';
  const licenceId = /^issued:(.+)$/.exec(ref)?.[1] ?? null;
  const checkedAt = at.toISOString();
  return { typeId, typeName, number, checkedAt, holderId, ref, licenceId, elements, taken: true };
}
