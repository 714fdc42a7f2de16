import { AppError } from '../../../platform/errors.ts';
import { papersOf } from '../papers/of-case.ts';
import { sealText } from './command-text.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/**
 * 不予受理 (art. 32 para. 1 nos. 1 and 2) with its paper: ground, reason, remedies, and, where another organ is
 * competent, which. Throws `invalid-input` where that is not named.
 */
export const refuseAcceptance: OfficerUseCase<'refuse-acceptance'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'refuse-acceptance', input, async (open) => {
    const { ground, reason, competent = null } = input.body;
    if (ground === 'not-competent' && !competent) {
      throw new AppError('invalid-input', { reason: 'competent' }, [
        { field: '/competent', code: 'required', params: {} },
      ]);
    }
    const refusal = { ground, reason, competent };
    const text = sealText(ctx, 'refusal', { reason, competent });
    return {
      command: { name: 'refuse-acceptance', body: { ground, text: text.ref } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, { refusal }),
    };
  });
