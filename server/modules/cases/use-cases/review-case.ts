import { sealText } from './command-text.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** 审查意见 (art. 34): a proposal with its reason, for another person to decide upon. */
export const reviewCase: OfficerUseCase<'review'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'review', input, async () => {
    const { opinion, reason } = input.body;
    const text = sealText(ctx, 'opinion', reason);
    return {
      command: { name: 'review', body: { opinion, text: text.ref } },
      rows: { texts: [text.row] },
    };
  });
