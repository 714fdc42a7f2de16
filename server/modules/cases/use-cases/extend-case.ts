import { runningSpan, spansOf } from '../clock-spans.ts';
import { dueOf } from '../clocks.ts';
import { papersOf } from '../papers/of-case.ts';
import { sealText } from './command-text.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** 延长办理期限 (art. 42): once, before the limit runs out, approved by the head of the organ; the applicant is told why. */
export const extendCase: OfficerUseCase<'extend'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'extend', input, async (open) => {
    const { reason } = input.body;
    const span = runningSpan(spansOf(open.events));
    const limit = open.state.rules.extension;
    // `assertAllowed` has seen both; this is for the types.
    if (!span || !limit) throw new Error('There is no limit to extend.');
    const text = sealText(ctx, 'clock', { reason });
    const due = dueOf({ ...span, extension: limit }, open.calendar);
    return {
      command: { name: 'extend', body: { limit, text: text.ref } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, {
        clock: { act: 'extend', limit, reason },
        moves: () => ({ due, limit: span.limit }),
      }),
    };
  });
