import { sealText } from './command-text.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** The decider sees no ground to refuse: the window goes on, and reads why. */
export const sendBack: OfficerUseCase<'send-back'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'send-back', input, async () => {
    const text = sealText(ctx, 'return', input.body.reason);
    return { command: { name: 'send-back', body: { text: text.ref } }, rows: { texts: [text.row] } };
  });
