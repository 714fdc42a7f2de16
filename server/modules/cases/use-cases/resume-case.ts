import { runningSpan, spansOf } from '../clock-spans.ts';
import { dueOf } from '../clocks.ts';
import { papersOf } from '../papers/of-case.ts';
import { sealText } from './command-text.ts';
import { type OfficerUseCase, officerCommand } from './officer.ts';

/** 恢复办理: the time between is not counted, and the last day moves by it. */
export const resumeCase: OfficerUseCase<'resume'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'resume', input, async (open) => {
    const { reason } = input.body;
    const { suspension } = open.state;
    const text = sealText(ctx, 'clock', { reason });
    const span = runningSpan(spansOf(open.events));
    return {
      command: { name: 'resume', body: { text: text.ref } },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, {
        clock: { act: 'resume', suspendedAt: suspension?.at ?? '', reason },
        ...(span
          ? {
              moves: (at: Date) => {
                const to = at.toISOString();
                const stops = span.stops.map((stop) =>
                  stop.cause === suspension?.cause && !stop.to ? { ...stop, to } : stop,
                );
                return { due: dueOf({ ...span, stops }, open.calendar), limit: span.limit };
              },
            }
          : {}),
      }),
    };
  });
