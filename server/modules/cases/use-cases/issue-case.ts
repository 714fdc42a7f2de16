import { entrustedFor } from './handing.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** 制证: the result is made (art. 39), by the organisation that prints for the one in charge where the item names one. */
export const issueCase: OfficerUseCase<'issue'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'issue', input, async ({ state }) => ({
    command: { name: 'issue', body: { printedBy: entrustedFor(actor, state) } },
  }));
