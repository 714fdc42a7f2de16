import { type Executor, sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LicencesContext } from '../context.ts';
import { places } from '../issued-store.ts';
import type { LicenceContent } from '../licence.ts';
import { licenceTypes } from '../queries/licence-types.ts';
import type { GrantedPart } from './granted-case.ts';
import { yieldOf } from './types-of-result.ts';

/** A part as the combined licence states it. */
export type Component = {
  name: string;
  issuerName: string;
  decidedOn: string;
  number: string;
  /** Of its own licence; null: its result is the decision alone. */
  partBase: string | null;
};

/** Which cases a combined licence waits for. */
export async function noteParts(tx: Tx, issueId: string, parts: readonly GrantedPart[]): Promise<void> {
  for (const [position, { caseId }] of parts.entries()) {
    await sql`insert into licences.combined_part (issue_id, position, case_id)
      values (${issueId}, ${position}, ${caseId})`.execute(tx);
  }
}

/** A licence is there that a combined one was refused for: that one is tried again. Answers which. */
export async function combinedWaitingFor(tx: Tx, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update licences.issue i set state = 'waiting', problem_sealed = null, settled_at = null
    from licences.combined_part p
    where p.issue_id = i.id and p.case_id = ${caseId} and i.state = 'refused' returning i.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * The parts with the numbers of their own licences. AppError `licence-not-made` (parts) while one that is to have a
 * licence has none: a combined licence never lists what is not there.
 */
export async function componentsOf(
  ctx: LicencesContext,
  tx: Tx,
  parts: readonly GrantedPart[],
): Promise<Component[]> {
  const types = await licenceTypes(tx);
  const components: Component[] = [];
  const missing: string[] = [];
  for (const { name, caseId, issuer, decidedOn, number } of parts) {
    const own = await licenceOfCase(ctx, tx, caseId);
    const granted = own ? undefined : await ctx.cases.granted(caseId);
    if (!own && granted && (granted.held || yieldOf(types, granted).does !== 'nothing')) missing.push(name);
    components.push({
      name,
      issuerName: issuer,
      decidedOn,
      number: own?.number ?? number,
      partBase: own?.base ?? null,
    });
  }
  if (missing.length) throw new AppError('licence-not-made', { reason: 'parts', names: missing.join('、') });
  return components;
}

/** The newest licence that a case gave: issued here, or recorded by its number. */
async function licenceOfCase(
  ctx: LicencesContext,
  tx: Tx,
  caseId: string,
): Promise<{ number: string; base: string | null } | undefined> {
  const { rows } = await sql<{ sealed: string; base: string | null }>`
    select number_sealed as sealed, base from licences.issued where case_id = ${caseId}
    union all
    select h.number_sealed, null from licences.issue i join licences.holding h
      on h.subject_id = i.subject_id and h.type_id = i.type_id and h.source = i.case_number
    where i.case_id = ${caseId} and i.state = 'recorded'
    limit 1`.execute(tx);
  const [row] = rows;
  return row && { number: ctx.keyring.open(row.sealed, places.number), base: row.base };
}

/** One row of the face for each part. */
export const componentFields = (components: readonly Component[]): LicenceContent['fields'] =>
  components.map(({ name, number, issuerName, decidedOn }, at) => ({
    key: `part${at + 1}`,
    label: name,
    value: `${number}　${issuerName}　${decidedOn.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$1年$2月$3日')}`,
  }));

export async function keepComponents(
  ctx: Pick<LicencesContext, 'keyring'>,
  tx: Executor,
  base: string,
  components: readonly Component[],
): Promise<void> {
  for (const [position, one] of components.entries()) {
    await sql`
      insert into licences.component (base, position, name, issuer_name, decided_on, part_base, number_sealed)
      values (${base}, ${position}, ${one.name}, ${one.issuerName}, ${one.decidedOn}::date, ${one.partBase},
        ${ctx.keyring.seal(one.number, places.number)})`.execute(tx);
  }
}
