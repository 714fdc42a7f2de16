import { sealText } from './command-text.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** 违诺: an officer found a commitment untrue, or what was to come later wanting. Regulation and credit hear of it. */
export const recordBreach: OfficerUseCase<'record-breach'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'record-breach', input, async () => {
    const { breach: what, reason } = input.body;
    const text = sealText(ctx, 'breach', reason);
    return {
      command: { name: 'record-breach', body: { what, text: text.ref } },
      rows: { texts: [text.row] },
    };
  });
