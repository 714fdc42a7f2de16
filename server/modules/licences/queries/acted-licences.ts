import type { LicenceState } from '../../../../contracts/licences.ts';
import { localDate } from '../../../platform/clock.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import type { LicencesContext } from '../context.ts';
import { holdingsOf } from '../holdings.ts';
import { places } from '../issued-store.ts';
import { actNamed, actOfItem, type CaseAct } from '../issuing/act-of-item.ts';
import { statesOfAct } from '../issuing/states-of-act.ts';
import { type ItemResult, yieldOf } from '../issuing/types-of-result.ts';
import { licenceTypes } from './licence-types.ts';
import { stateToday } from './wallet.ts';

/** What an item does to a licence that its applicant holds already. */
export type ActedType = { act: CaseAct; typeId: string; typeName: string; names: string[] };

/** One that she holds, with whether its state lets the act happen. */
export type ActedLicence = { number: string; state: LicenceState; validUntil: string | null; may: boolean };

/** Undefined for an item that yields a licence of its own, or none. */
export async function actedType(db: Executor, item: ItemResult): Promise<ActedType | undefined> {
  if (!actNamed(item.itemName)) return undefined;
  const types = await licenceTypes(db);
  const found = actOfItem(types, item, yieldOf(types, item));
  if (!found) return undefined;
  const { id, name, aliases } = found.type;
  return { act: found.act, typeId: id, typeName: name, names: [name, ...aliases] };
}

/**
 * The licences of this type that a subject holds and has not given up, those that may be acted on first: issued here, and
 * recorded by number from an authority's record or the original. Of a licence its newest version.
 */
export async function actedLicences(
  ctx: Pick<LicencesContext, 'db' | 'clock' | 'keyring'>,
  { act, typeId }: Pick<ActedType, 'act' | 'typeId'>,
  subjectId: string,
): Promise<ActedLicence[]> {
  const today = localDate(ctx.clock.now());
  const { rows } = await sql<{ sealed: string; state: LicenceState; validUntil: string | null }>`
    select number_sealed as sealed, state, valid_until as "validUntil" from licences.issued
    where subject_id = ${subjectId} and type_id = ${typeId} and state not in ('superseded', 'cancelled')
    order by issued_at desc, id`.execute(ctx.db);
  const issued = rows.map((row) => ({
    number: ctx.keyring.open(row.sealed, places.number),
    state: stateToday(row, today),
    validUntil: row.validUntil,
  }));
  const recorded = (await holdingsOf(ctx.db, ctx, subjectId, typeId)).filter(({ licenceId }) => !licenceId);
  const held = [
    ...issued,
    ...recorded.map(({ number, validUntil }) => ({ number, state: 'valid' as const, validUntil })),
  ].map((one) => ({ ...one, may: statesOfAct[act].includes(one.state) }));
  return held.sort((a, b) => Number(b.may) - Number(a.may));
}
