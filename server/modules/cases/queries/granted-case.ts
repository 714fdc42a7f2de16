import type { Answers } from '../../../../contracts/forms.ts';
import { fieldsOf } from '../../../../contracts/forms.ts';
import type { GrantedCase } from '../../licences/index.ts';
import type { CasesContext } from '../context.ts';
import type { Snapshot } from '../papers/basis.ts';
import { itemOf } from '../papers/of-case.ts';
import { openCase } from '../run-command.ts';
import { openJson, places } from '../sealing.ts';
import { loadForCommand } from '../store.ts';
import { answersOf } from '../store-read.ts';
import { answerText } from './answer-views.ts';
import { placeNames } from './place-names.ts';

/** A case that was granted, in clear, for the licence that is made from it; undefined for any other. */
export async function grantedCase(ctx: CasesContext, caseId: string): Promise<GrantedCase | undefined> {
  const { found } = await loadForCommand(ctx.db, caseId, '', '');
  const open = found && (await openCase(ctx, { kind: 'system', name: 'licences' }, found));
  if (!open) return undefined;
  const { row, state } = open;
  if (state.decision?.decision !== 'grant') return undefined;
  const [item, rounds] = await Promise.all([itemOf(ctx, open), answersOf(ctx.db, row.divisionCode, row.id)]);
  const round = rounds.find((one) => one.round === state.answers.round);
  const answers = round ? openJson<Answers>(ctx, round.sealed, places.answers(row.id, round.round)) : {};
  const named = await placeNames(ctx, item.form, [answers]);
  const snapshot = openJson<Snapshot>(ctx, row.applicantSealed, places.applicant(row.id));
  const { id, kind } = state.subject;
  return {
    caseId: row.id,
    number: state.number,
    itemCode: state.item.code,
    itemName: row.itemName,
    result: item.definition.result,
    placeCode: state.placeCode,
    organisationId: state.organisationId,
    held: state.held,
    decidedAt: new Date(state.decision.at),
    subject: { id, kind, name: snapshot.name, number: snapshot.number },
    answers: Object.fromEntries(
      fieldsOf(item.form).map((field) => {
        const value = answers[field.name];
        const text = answerText(field, value, 'zh-CN', named);
        return [field.name, { label: field.label, value, text }];
      }),
    ),
  };
}
