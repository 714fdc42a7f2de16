import { papersOf } from '../papers/of-case.ts';
import { sealText } from './command-text.ts';
import { fieldProblem } from './field-problem.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/**
 * 决定 (art. 37, 38) with its paper; a refusal, also of a part, states reasons and remedies. Ends the decision clock.
 * Throws `invalid-input` where the part granted is not named.
 */
export const decideCase: OfficerUseCase<'decide'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'decide', input, async (open) => {
    const { decision, reason } = input.body;
    const part = decision === 'partly' ? input.body.part?.trim() || null : null;
    if (decision === 'partly' && !part) throw fieldProblem('part', 'required');
    const text = sealText(ctx, 'decision', { reason, part });
    return {
      command: { name: 'decide', body: { decision, text: text.ref } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, { decision: { decision, reason, part } }),
    };
  });
