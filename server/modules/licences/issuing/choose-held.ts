import { actedAnswers, onPaper } from '../../../../contracts/acted-licence.ts';
import { normaliseCode } from '../../../../contracts/checks.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LicencesContext } from '../context.ts';
import { places } from '../issued-store.ts';
import type { CaseAct } from './act-of-item.ts';
import type { GrantedCase } from './granted-case.ts';

/** What an officer says where the application does not: which of those held, or the number of an older paper. */
const heldNumber = { key: 'heldNumber', label: '要办的那一份的证照编号' };
const priorNumber = { key: 'priorNumber', label: '原证照编号（平台上线前发的，照原件填）' };

/** A field of the form in which the applicant names the licence; her ID number and other numbers are not it. */
const asksNumber = (label: string) =>
  /(许可证|执照|证书|证照|原证)[^，。]*号/.test(label) && !/身份证|信用代码/.test(label);

/** Which of those issued here, or the number of what is known by number only: a paper, an authority's record. */
export type Chosen = { licenceId: string } | { prior: string };

/**
 * The licence that a case acts on, locked. The applicant picked it when she applied; a program, and applications of before
 * that was asked, name it in any field of the form; where she holds only one and named no other, it is that one. A number
 * that an officer says wins. AppError `licence-not-made` (`which-held`, `none-held`), with what an officer may say.
 */
export async function chooseHeld(
  ctx: Pick<LicencesContext, 'keyring'>,
  tx: Tx,
  one: {
    act: CaseAct;
    typeId: string;
    typeName: string;
    granted: Pick<GrantedCase, 'subject' | 'answers'>;
    supplied: Readonly<Record<string, string>>;
  },
): Promise<Chosen> {
  const { act, typeName: type, granted, supplied } = one;
  const { rows } = await sql<{ id: string; blind: string }>`
    select id, number_blind as blind from licences.issued
    where subject_id = ${granted.subject.id} and type_id = ${one.typeId} and state not in ('superseded', 'cancelled')
    order by state = 'valid' desc, issued_at desc for update`.execute(tx);
  const said = supplied.heldNumber?.trim();
  const { [actedAnswers.held]: answered, [actedAnswers.prior]: paper } = granted.answers;
  const picked = answered?.text.trim();
  const texts = said ? [said] : picked ? [picked] : Object.values(granted.answers).map(({ text }) => text);
  const blinds = new Set(texts.map((text) => ctx.keyring.blind(normaliseCode(text), places.number)));
  const named = rows.filter(({ blind }) => blinds.has(blind));
  if (named[0] && named.length === 1) return { licenceId: named[0].id };
  const prior = supplied.priorNumber?.trim();
  if (prior && act !== 'cancel') return { prior };
  if (!said && picked === onPaper && paper?.text.trim()) return { prior: paper.text.trim() };
  if (!said && picked && (await isRecorded(tx, one, [...blinds]))) return { prior: picked };
  const fields = act === 'cancel' ? [] : [priorNumber];
  if (!rows.length) throw new AppError('licence-not-made', { reason: 'none-held', type, fields });
  // What she picked and is hers no more (given up since, recorded no longer) is told: another one is not taken for it.
  const typed = () =>
    Object.values(granted.answers).find(({ label, text }) => asksNumber(label) && text.trim())?.text;
  const other = said ?? (picked || typed());
  if (rows[0] && rows.length === 1 && !other) return { licenceId: rows[0].id };
  throw new AppError('licence-not-made', {
    reason: 'which-held',
    type,
    n: rows.length,
    fields: [heldNumber, ...fields],
  });
}

type Whose = { typeId: string; granted: Pick<GrantedCase, 'subject'> };

async function isRecorded(tx: Tx, { typeId, granted }: Whose, blinds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    select from licences.holding where subject_id = ${granted.subject.id} and type_id = ${typeId}
      and proof <> 'stated' and number_blind = any(${blinds}::text[])`.execute(tx);
  return rows.length > 0;
}

/** What was known by its number only is over once it was given up, or stands here as a licence of its own. */
export async function endRecorded(
  ctx: Pick<LicencesContext, 'keyring'>,
  tx: Tx,
  { typeId, granted }: Whose,
  prior: string,
  on: string,
): Promise<void> {
  const blind = ctx.keyring.blind(normaliseCode(prior), places.number);
  await sql`
    update licences.holding set valid_until = ${on}::date - 1
    where subject_id = ${granted.subject.id} and type_id = ${typeId} and number_blind = ${blind}
      and (valid_until is null or valid_until >= ${on}::date)`.execute(tx);
}
