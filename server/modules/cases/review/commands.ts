import { randomUUIDv7 } from 'node:crypto';
import type { Static } from 'typebox';
import type { CommandReply } from '../../../../contracts/cases.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import type { OfficerStepCommand, stepBodies } from '../../../../contracts/step-commands.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { type Open, type Prepared, runCommand } from '../run-command.ts';
import { sealText } from '../use-cases/command-text.ts';
import { prepareConsult } from './consulting.ts';
import { expiryOf } from './links.ts';
import { demandOfficer, officersFor } from './parties.ts';
import { findStep, type Route, type Seat } from './route.ts';
import { seatDue } from './rows.ts';

export type StepInput<C extends OfficerStepCommand> = {
  caseId: string;
  key: string;
  body: Static<(typeof stepBodies)[C]>;
};
type Prepare<C extends OfficerStepCommand> = (
  ctx: CasesContext,
  open: Open & { route: Route },
  body: Static<(typeof stepBodies)[C]>,
) => Promise<Prepared>;

/** A seat for one officer, beside those that the route prescribes. */
async function newSeat(
  ctx: CasesContext,
  { state, route }: Open & { route: Route },
  step: string,
  staff: string,
) {
  await demandOfficer(await officersFor(ctx, state.placeCode, route, {}), staff);
  return {
    id: randomUUIDv7(),
    organisation: null,
    place: null,
    permission: 'case.review' as const,
    staff,
    body: null,
    advisory: false,
    limit: findStep(route, step)?.limit ?? { value: 1, unit: 'workday' as const },
    shows: [],
    question: null,
    instead: false,
  };
}

/** How each command is made ready: texts are sealed, officers known, deadlines read from the calendar. */
const preparations: { [C in OfficerStepCommand]: Prepare<C> } = {
  'give-opinion': async (ctx, _open, { step, seat, opinion, reason }) => {
    const text = sealText(ctx, 'opinion', reason);
    return {
      command: { name: 'give-opinion', body: { step, seat, opinion, text: text.ref } },
      rows: { texts: [text.row] },
    };
  },
  'add-reviewer': async (ctx, open, { step, staffId }) => ({
    command: { name: 'add-reviewer', body: { step, seat: await newSeat(ctx, open, step, staffId) } },
  }),
  'drop-reviewer': async (_ctx, _open, { step, seat }) => ({
    command: { name: 'drop-reviewer', body: { step, seat } },
  }),
  'pass-on': async (ctx, { state, route }, { step, seat, staffId }) => {
    await demandOfficer(await officersFor(ctx, state.placeCode, route, { step, seat }), staffId);
    return { command: { name: 'pass-on', body: { step, seat, staff: staffId } } };
  },
  delegate: async (ctx, { state, route }, { step, seat, staffId }) => {
    await demandOfficer(await officersFor(ctx, state.placeCode, route, { step, seat }), staffId);
    return { command: { name: 'delegate', body: { step, seat, staff: staffId } } };
  },
  'return-to-step': async (ctx, _open, { step = null, to, reason }) => {
    const text = sealText(ctx, 'return', reason);
    return {
      command: { name: 'return-to-step', body: { step, to, text: text.ref } },
      rows: { texts: [text.row] },
    };
  },
  'copy-step': async (ctx, { state, route }, { step, staffId }) => {
    await demandOfficer(await officersFor(ctx, state.placeCode, route, {}, 'case.read'), staffId);
    return { command: { name: 'copy-step', body: { step, staff: staffId } } };
  },
  'urge-step': async (_ctx, _open, { step }) => ({ command: { name: 'urge-step', body: { step } } }),
  consult: prepareConsult,
  'issue-link': async (ctx, open, { step, seat }) => {
    const due = seatDue(seatIn(open.route, step, seat), open.calendar, open.state.stops);
    const expires = expiryOf(due?.at ?? null, ctx.clock.now()).toISOString();
    return { command: { name: 'issue-link', body: { step, seat, link: randomUUIDv7(), expires } } };
  },
  'close-unanswered': async (ctx, open, { step, seat }) => {
    const due = seatDue(seatIn(open.route, step, seat), open.calendar, open.state.stops);
    // Nobody is late while the clock stands still, nor before the step has begun.
    if (!due) throw new AppError('not-allowed-now', { reason: 'not-late', command: 'close-unanswered' });
    const at = ctx.clock.now().toISOString();
    return { command: { name: 'close-unanswered', body: { step, seat, due: due.at.toISOString(), at } } };
  },
};

/** One act of an officer on a step. Throws as `runCommand`, and `invalid-input` for an officer who may not be chosen. */
export function actOnStep<C extends OfficerStepCommand>(
  ctx: CasesContext,
  actor: StaffActor,
  name: C,
  { caseId, key, body }: StepInput<C>,
): Promise<CommandReply> {
  const { version } = body as { version: number };
  return runCommand(ctx, actor, { caseId, name, version, key, body }, (open) => {
    const { route } = open.state;
    if (!route) throw new AppError('not-allowed-now', { reason: 'no-route', command: name });
    return preparations[name](ctx, { ...open, route }, body);
  });
}

function seatIn(route: Route, stepId: string, seatId: string): Seat {
  const seat = findStep(route, stepId)?.seats.find((one) => one.id === seatId);
  if (!seat) throw new AppError('not-allowed-now', { reason: 'no-such-step' });
  return seat;
}
