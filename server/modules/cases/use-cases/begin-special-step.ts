import { chineseDay } from '../../../platform/chinese.ts';
import { itemOf, papersOf } from '../papers/of-case.ts';
import type { Open } from '../run-command.ts';
import { nextWorkday, owedStep, type StepOption, stepEnd, stepOptions, stepSays } from '../special-steps.ts';
import { sealText } from './command-text.ts';
import { fieldProblem } from './field-problem.ts';
import { type OfficerInput, type OfficerUseCase, officerCommand } from './officer.ts';

type Body = OfficerInput<'begin-special-step'>['body'];

/**
 * 特别程序 (art. 45): a hearing, a test, a review of the item begins, and the applicant is told in writing how long it
 * takes. Throws `invalid-input` for a step that the item has not, for more days than it allows, and for a hearing on a day
 * that leaves no time to be told of it or is too late for those who asked (art. 47, 48).
 */
export const beginSpecialStep: OfficerUseCase<'begin-special-step'> = (ctx, actor, input) =>
  officerCommand(ctx, actor, 'begin-special-step', input, async (open) => {
    const { body } = input;
    const { days, reason } = body;
    const options = stepOptions(await itemOf(ctx, open));
    const option = options.find(({ name }) => name === body.step);
    if (!option) throw fieldProblem('step', 'not-an-option');
    const { name, stopsClock, basis, maxDays, askDays } = option;
    if (maxDays !== null && days > maxDays) throw fieldProblem('days', 'too-large', { limit: maxDays });
    if (askDays !== null && days < askDays) throw fieldProblem('days', 'too-small', { limit: askDays });
    if (option.asks && !body.parties) throw fieldProblem('parties', 'required');
    const now = ctx.clock.now();
    const expectedEnd = stepEnd(open, now, days);
    const held = option.noticeDays === null ? null : heldOf(open, option, body, now);
    const wanted = options.find((one) => one.name === option.asks);
    const asked = option.asks
      ? { name: option.asks, days: wanted?.maxDays ?? null, noticeDays: wanted?.noticeDays ?? null }
      : null;
    const { parties } = body;
    const text = sealText(ctx, 'clock', {
      reason,
      ...(asked && parties ? { parties } : {}),
      ...(held ? { venue: held.venue } : {}),
    });
    const step = { name, stopsClock, basis };
    const unsure = held && !assured(open, held.on) ? [unannounced(held.on)] : [];
    const says = stepSays(name, {
      until: chineseDay(expectedEnd),
      held: held ? chineseDay(held.on) : '',
      venue: held?.venue ?? '',
    }).concat(unsure);
    const no = open.state.steps.length + 1;
    const heldOn = held?.on ?? null;
    return {
      command: {
        name: 'begin-special-step',
        body: { no, step, days, expectedEnd, asked, heldOn, text: text.ref },
      },
      rows: { texts: [text.row] },
      papers: await papersOf(ctx, open, { clock: { act: 'step', ...step, days, expectedEnd, reason, says } }),
    };
  });

/** Day and place of a step that people come to, within what the law leaves between telling them and its last day. */
function heldOf(
  open: Open,
  { name, maxDays, noticeDays }: StepOption,
  { days, heldOn, venue }: Body,
  now: Date,
): { on: string; venue: string } {
  if (!heldOn) throw fieldProblem('heldOn', 'required');
  if (!venue) throw fieldProblem('venue', 'required');
  const first = stepEnd(open, now, noticeDays ?? 0);
  if (heldOn < first) throw fieldProblem('heldOn', 'too-early', { limit: first });
  const owed = owedStep(open.state.steps);
  const from = owed?.name === name ? new Date(owed.since) : now;
  const last = maxDays === null ? null : stepEnd(open, from, maxDays);
  if (last && heldOn > last) throw fieldProblem('heldOn', 'too-late', { limit: last });
  // No law forbids it; but people come to it, and an office that is closed cannot receive them.
  if (!open.calendar.isWorkday(heldOn)) {
    const limit = nextWorkday(open.calendar, heldOn);
    throw fieldProblem('heldOn', assured(open, heldOn) ? 'day-off' : 'day-off-unofficial', {
      limit,
      year: heldOn.slice(0, 4),
    });
  }
  // What the applicant is told to take is no shorter than it takes.
  let needed = days;
  while (stepEnd(open, now, needed) < heldOn) needed++;
  if (needed > days) throw fieldProblem('days', 'too-small', { limit: needed });
  return { on: heldOn, venue };
}

/** Whether the holidays of that day's year were announced; else they are reckoned from the law alone. */
const assured = ({ calendar }: Open, day: string): boolean => calendar.isOfficial(Number(day.slice(0, 4)));

const unannounced = (day: string): string =>
  `${day.slice(0, 4)}年的放假安排还没有公布，上述日期暂按法定节假日推算；因放假安排需要改期的，另行通知。`;
