import { localDate } from '../../../platform/clock.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LicencesContext } from '../context.ts';
import { findIssued } from '../issued-store.ts';
import type { CaseAct } from '../issuing/act-of-item.ts';
import { type FaceWords, fillFace } from '../issuing/face-values.ts';
import type { GrantedCase } from '../issuing/granted-case.ts';
import { statesOfAct } from '../issuing/states-of-act.ts';
import type { TypeFace } from '../layouts.ts';
import type { LicenceContent } from '../licence.ts';
import { openContent, stateToday } from '../queries/wallet.ts';
import { writeAct } from './act-on-licence.ts';

const acts = {
  change: { act: 'change', ground: 'change.application', to: 'superseded' },
  replace: { act: 'change', ground: 'change.replacement', to: 'superseded' },
  renew: { act: 'renew', ground: 'renew.application', to: 'superseded' },
  cancel: { act: 'cancel', ground: 'cancel.holder', to: 'cancelled' },
} as const;

export type ByCase = {
  issueId: string;
  act: CaseAct;
  granted: GrantedCase;
  face: TypeFace;
  words: FaceWords;
  supplied: Readonly<Record<string, string>>;
  typeId: string;
  typeName: string;
};

/**
 * A granted case changes, renews, replaces or cancels the licence that its applicant holds, already locked (行政许可法 49, 50, 70).
 * AppError `licence-not-made` (held-state) where the licence is in a state that does not allow it.
 */
export async function actByCase(ctx: LicencesContext, tx: Tx, licenceId: string, one: ByCase): Promise<void> {
  const row = await findIssued(tx, licenceId);
  const { act, ground, to } = acts[one.act];
  const now = row && stateToday(row, localDate(ctx.clock.now()));
  if (!row || !now || !statesOfAct[one.act].includes(now)) {
    throw new AppError('licence-not-made', { reason: 'held-state', type: one.typeName });
  }
  const { granted, issueId } = one;
  const { caseId, number: caseNumber, itemCode, itemName } = granted;
  const fields = one.act === 'cancel' || one.act === 'replace' ? {} : changedBy(one, openContent(ctx, row));
  const nothing = one.act === 'change' && !Object.keys(fields).length;
  if (nothing)
    throw new AppError('licence-not-made', {
      reason: 'nothing-changed',
      fields: faceFields(one.face),
      names: '',
    });
  await writeAct(ctx, tx, {
    by: { actor: 'system:licences', ground },
    act,
    reason: `${itemName} ${caseNumber}`,
    fields,
    key: null,
    row,
    to,
    source: { issueId, caseId, caseNumber, itemCode },
  });
}

const faceFields = ({ fields }: TypeFace) => fields.map(({ key, label }) => ({ key, label }));

/**
 * What the application says otherwise than the licence: only elements that answers fill. The day of a decision, an
 * officer's element, and what the form left empty stay as they are.
 */
function changedBy({ face, words, supplied }: ByCase, old: LicenceContent): Record<string, string> {
  const filled = fillFace(face, words, supplied).fields;
  const answered = new Set(
    face.fields.flatMap(({ key, label, from }) => {
      const asked =
        from === undefined ? words.byLabel.has(label) : [from].flat().some((one) => one.includes('{answer.'));
      return asked || supplied[key] ? [key] : [];
    }),
  );
  return Object.fromEntries(
    filled.flatMap(({ key, value }) => {
      const before = old.fields.find((field) => field.key === key)?.value;
      return answered.has(key) && value && before !== undefined && before !== value ? [[key, value]] : [];
    }),
  );
}
