import { randomUUIDv7 } from 'node:crypto';
import type { Organisation } from '../../../../contracts/regions.ts';
import { type SealAct, type SealState, sealActs } from '../../../../contracts/seals.ts';
import { localDate } from '../../../platform/clock.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LicencesContext } from '../context.ts';
import { readSeal } from './ses-read.ts';

export type SealRow = {
  id: string;
  organisationId: string;
  name: string;
  uscc: string;
  placeCode: string;
  state: SealState;
  code: string | null;
  validUntil: string | null;
  acts: number;
};
export const sealRow = sql`s.id, s.organisation_id as "organisationId", s.name, s.uscc, s.place_code as "placeCode",
  s.state, s.code, s.valid_until as "validUntil", s.acts`;

type By = { actor: string; reason: string; at: Date };

/** Begins the life of a seal. AppError `licence-not-made` (issuer) where the organisation has no USCC to put on it. */
export async function applyForSeal(tx: Tx, organisation: Organisation, by: By): Promise<SealRow> {
  const { id: organisationId, name, uscc, divisionCode } = organisation;
  if (!uscc) throw new AppError('licence-not-made', { reason: 'issuer', issuer: name });
  const { rows } = await sql<SealRow>`
    insert into licences.seal as s (id, organisation_id, name, uscc, place_code, state, applied_at)
    values (${randomUUIDv7()}, ${organisationId}, ${name}, ${uscc}, ${divisionCode}, 'applied', ${by.at})
    on conflict (organisation_id) where state <> 'destroyed' do nothing returning ${sealRow}`.execute(tx);
  const [row] = rows;
  if (!row) throw new AppError('not-allowed-now', { reason: 'seal-state', command: 'apply' });
  await addAct(tx, row.id, 1, 'apply', by);
  return row;
}

/** One step of a seal's life. `make` and `destroy` are done by the provider; AppError `not-allowed-now` out of order. */
export async function actOnSealRow(
  ctx: Pick<LicencesContext, 'kit'>,
  tx: Tx,
  row: SealRow,
  act: SealAct,
  by: By,
): Promise<SealRow> {
  const { from, to } = sealActs[act];
  if (!(from as readonly SealState[]).includes(row.state)) {
    throw new AppError('not-allowed-now', { reason: 'seal-state', command: act });
  }
  const { provider } = ctx.kit;
  const seq = row.acts + 1;
  let { code, validUntil } = row;
  if (act === 'make') {
    const { info } = readSeal((await provider.sealOf(row, by.at)).esl);
    code = info.id;
    validUntil = localDate(info.validUntil);
  }
  if (act === 'destroy' && code) await provider.destroy(row);
  const { rows } = await sql<SealRow>`
    update licences.seal s set state = ${to}, code = ${code}, valid_until = ${validUntil}::date, acts = ${seq}
    where s.id = ${row.id} and s.acts = ${row.acts} returning ${sealRow}`.execute(tx);
  const [next] = rows;
  if (!next) throw new AppError('stale-version', { version: seq, changes: [] });
  await addAct(tx, row.id, seq, act, by);
  return next;
}

async function addAct(tx: Tx, sealId: string, seq: number, kind: string, by: By): Promise<void> {
  await sql`insert into licences.seal_act (seal_id, seq, kind, actor, reason, at)
    values (${sealId}, ${seq}, ${kind}, ${by.actor}, ${by.reason}, ${by.at})`.execute(tx);
}
