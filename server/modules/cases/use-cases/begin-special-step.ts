import { itemOf, papersOf } from '../papers/of-case.ts';
import { stepEnd, stepOptions } from '../special-steps.ts';
import { sealText } from './command-text.ts';
import { fieldProblem } from './field-problem.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/**
 * 特别程序 (art. 45): a hearing, a test, a review of the item begins, and the applicant is told in writing how long it
 * takes. Throws `invalid-input` for a step that the item has not, or for more days than it allows.
 */
export const beginSpecialStep: OfficerUseCase<'begin-special-step'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'begin-special-step', input, async (open) => {
    const { days, reason } = input.body;
    const option = stepOptions(await itemOf(ctx, open)).find(({ name }) => name === input.body.step);
    if (!option) throw fieldProblem('step', 'not-an-option');
    const { maxDays, ...step } = option;
    if (maxDays !== null && days > maxDays) throw fieldProblem('days', 'too-large', { limit: maxDays });
    const expectedEnd = stepEnd(open, ctx.clock.now(), days);
    const text = sealText(ctx, 'clock', { reason });
    const no = open.state.steps.length + 1;
    return {
      command: { name: 'begin-special-step', body: { no, step, days, expectedEnd, text: text.ref } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, { clock: { act: 'step', ...step, days, expectedEnd, reason } }),
    };
  });
