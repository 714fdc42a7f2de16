import { suspensionCauses } from '../../../../contracts/case-commands.ts';
import { localDate } from '../../../platform/clock.ts';
import { papersOf } from '../papers/of-case.ts';
import { sealText } from './command-text.ts';
import { fieldProblem } from './field-problem.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/**
 * 中止: the clock stands still from today, by the provision that is named. Throws `invalid-input` where the cause brings
 * no article of its own and none was written, or where it is to end before it began.
 */
export const suspendCase: OfficerUseCase<'suspend'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'suspend', input, async (open) => {
    const { cause, reason, expectedEnd = null } = input.body;
    const { article } = suspensionCauses[cause];
    const basis = input.body.basis?.trim() || article;
    if (!basis) throw fieldProblem('basis', 'required');
    if (expectedEnd && expectedEnd <= localDate(ctx.clock.now())) {
      throw fieldProblem('expectedEnd', 'date-past');
    }
    const text = sealText(ctx, 'clock', { reason, basis });
    return {
      command: { name: 'suspend', body: { cause, article, expectedEnd, text: text.ref } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, { clock: { act: 'suspend', cause, basis, expectedEnd, reason } }),
    };
  });
