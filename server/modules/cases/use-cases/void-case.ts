import { papersOf } from '../papers/of-case.ts';
import { sealText } from './command-text.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** 作废 of what was wrongly made, 撤销 of a decision (art. 69): with ground, reason and remedies; the evidence stays. */
export const voidCase: OfficerUseCase<'void'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'void', input, async (open) => {
    const { voidGround: ground, reason } = input.body;
    const text = sealText(ctx, 'void', { reason });
    const revokes = open.state.decision !== null;
    return {
      command: { name: 'void', body: { ground, text: text.ref } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, { clock: { act: 'void', ground, revokes, reason } }),
    };
  });
