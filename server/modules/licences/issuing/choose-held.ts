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

/**
 * The licence that a case acts on, locked: by type and number. The applicant names it in her form, whichever field that
 * is; where she holds only one and named no other, it is that one. Undefined: an officer gave the number of a paper from
 * before this platform. AppError `licence-not-made` (`which-held`, `none-held`), with what an officer may say.
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
): Promise<string | undefined> {
  const { act, typeName: type, granted, supplied } = one;
  const { rows } = await sql<{ id: string; blind: string }>`
    select id, number_blind as blind from licences.issued
    where subject_id = ${granted.subject.id} and type_id = ${one.typeId} and state not in ('superseded', 'cancelled')
    order by state = 'valid' desc, issued_at desc for update`.execute(tx);
  const said = supplied.heldNumber?.trim();
  const texts = said ? [said] : Object.values(granted.answers).map(({ text }) => text);
  const blinds = new Set(texts.map((text) => ctx.keyring.blind(normaliseCode(text), places.number)));
  const named = rows.filter(({ blind }) => blinds.has(blind));
  if (named.length === 1) return named[0]?.id;
  if (supplied.priorNumber?.trim() && act !== 'cancel') return undefined;
  const fields = act === 'cancel' ? [] : [priorNumber];
  if (!rows.length) throw new AppError('licence-not-made', { reason: 'none-held', type, fields });
  const other =
    said ?? Object.values(granted.answers).find(({ label, text }) => asksNumber(label) && text.trim())?.text;
  if (rows.length === 1 && !other) return rows[0]?.id;
  throw new AppError('licence-not-made', {
    reason: 'which-held',
    type,
    n: rows.length,
    fields: [heldNumber, ...fields],
  });
}
