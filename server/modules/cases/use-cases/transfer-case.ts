import { papersOf } from '../papers/of-case.ts';
import { sealText } from './command-text.ts';
import { fieldProblem } from './field-problem.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/**
 * 移送: another organisation of the same division is competent and goes on; number and clock stay. Where the competent
 * organ is elsewhere, acceptance is refused instead (art. 32). Throws `invalid-input` for any other organisation.
 */
export const transferCase: OfficerUseCase<'transfer'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'transfer', input, async (open) => {
    const { organisationId, reason } = input.body;
    const { placeCode, organisationId: from } = open.state;
    const to = await ctx.neighbours.organisation(organisationId);
    if (!to || to.divisionCode !== placeCode || to.id === from) {
      throw fieldProblem('organisationId', 'not-an-option');
    }
    const text = sealText(ctx, 'transfer', { reason });
    return {
      command: { name: 'transfer', body: { organisation: to.id, text: text.ref } },
      rows: { texts: [text.row], organisationName: to.name },
      papers: await papersOf(ctx, open, { clock: { act: 'transfer', to: to.name, reason } }),
    };
  });
