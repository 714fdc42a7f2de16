import { sealText } from './command-text.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** 窗口无权否决: a clerk who would not accept says why, and a decider answers. The acceptance clock goes on. */
export const escalateCase: OfficerUseCase<'escalate'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'escalate', input, async () => {
    const text = sealText(ctx, 'escalation', input.body.reason);
    return { command: { name: 'escalate', body: { text: text.ref } }, rows: { texts: [text.row] } };
  });
