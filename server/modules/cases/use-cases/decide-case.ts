import { papersOf } from '../papers/of-case.ts';
import { sealText } from './command-text.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** 决定 (art. 37, 38) with its paper; a refusal states reasons and remedies. Ends the decision clock. */
export const decideCase: OfficerUseCase<'decide'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'decide', input, async (open) => {
    const { decision, reason } = input.body;
    const text = sealText(ctx, 'decision', reason);
    return {
      command: { name: 'decide', body: { decision, text: text.ref } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, { decision: { decision, reason } }),
    };
  });
