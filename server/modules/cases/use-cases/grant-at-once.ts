import { papersOf } from '../papers/of-case.ts';
import { sealText } from './command-text.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** 即办 (art. 34 para. 2): accepted and granted in one act. What cannot be granted on the spot goes the ordinary way. */
export const grantAtOnce: OfficerUseCase<'grant-at-once'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'grant-at-once', input, async (open) => {
    const { reason } = input.body;
    const text = sealText(ctx, 'decision', { reason, part: null });
    return {
      command: { name: 'grant-at-once', body: { text: text.ref } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, {
        starts: open.state.limits.decision,
        decision: { decision: 'grant', reason, part: null },
      }),
    };
  });
