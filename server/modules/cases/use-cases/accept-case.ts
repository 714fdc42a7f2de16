import { papersOf } from '../papers/of-case.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** Acceptance 受理 with its dated notice (art. 32): ends the acceptance clock, starts that of the decision. */
export const acceptCase: OfficerUseCase<'accept'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'accept', input, async (open) => ({
    command: { name: 'accept', body: {} },
    papers: await papersOf(ctx, open, { starts: open.state.limits.decision }),
  }));
