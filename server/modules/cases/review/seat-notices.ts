import { sql, type Tx } from '../../../platform/db/index.ts';
import { type NewNotice, type NoticeKind, notify } from '../../../platform/notices/index.ts';
import type { OutboxHandler, OutboxHandlers, OutboxRow } from '../../../platform/outbox/index.ts';
import { staffActor, staffIdOf } from '../actor-refs.ts';
import type { Case } from '../case.ts';
import type { CasesContext } from '../context.ts';
import type { CaseEvent } from '../events/kinds.ts';
import { routeKinds } from '../events/route.ts';
import { type Open, openCase } from '../run-command.ts';
import { loadForCommand } from '../store.ts';
import { readersOfSeat } from './readers.ts';
import { findStep, isOpen, type Route, type Seat, type Step } from './route.ts';

const clockwork = { kind: 'system', name: 'notices' } as const;

/** Acts on a route that may let a seat begin to wait. */
const mayBegin = Object.keys(routeKinds).filter((kind) => !['step-urged', 'step-copied'].includes(kind));

/** Rings the bell of whom a step waits for: as it begins, as it is returned, as it is urged. */
export function seatNoticeHandlers(ctx: CasesContext): OutboxHandlers {
  const begun: OutboxHandler = (tx, row) => tellNewSeats(ctx, tx, row);
  return {
    ...Object.fromEntries(mayBegin.map((kind) => [`case.${kind}`, [begun]])),
    'case.step-urged': [(tx, row) => tellUrged(ctx, tx, row)],
    'case.sent-back': [(tx, row) => tellSentBack(ctx, tx, row)],
  };
}

type Act = { open: Open; event: CaseEvent; by: string };

async function actOf(ctx: CasesContext, { payload }: OutboxRow): Promise<Act | undefined> {
  const { found } = await loadForCommand(ctx.db, String(payload.caseId), '', '');
  const open = found && (await openCase(ctx, clockwork, found));
  const event = open?.events.find((one) => one.seq === payload.seq);
  if (!open || !event) return undefined;
  const by = (await ctx.neighbours.names([event.actor])).get(event.actor) ?? '';
  return { open, event, by };
}

/** Each seat once for each time it begins to wait; a row that was told of is marked in the same transaction. */
async function tellNewSeats(ctx: CasesContext, tx: Tx, row: OutboxRow): Promise<void> {
  const { divisionCode, caseId } = row.payload as { divisionCode: string; caseId: string };
  const { rows } = await sql<{ id: string; step: string; since: Date }>`
    update cases.seat set told_since = since
    where division_code = ${divisionCode} and case_id = ${caseId} and kind = 'opinion'
      and told_since is distinct from since
    returning id, step_id as step, since`.execute(tx);
  const act = rows.length ? await actOf(ctx, row) : undefined;
  const route = act?.open.state.route;
  if (!act || !route) return;
  const notices: NewNotice[] = [];
  for (const { id, step: stepId, since } of rows) {
    const step = findStep(route, stepId);
    const seat = step?.seats.find((one) => one.id === id);
    if (!step || !seat || inOwnQueue(act, seat)) continue;
    const kind = kindFor(act.event, step);
    const readers = await readersFor(ctx, act.open.state, route, step, seat);
    const key = `${kind} ${caseId} ${id} ${since.toISOString()}`;
    notices.push(...noticesOf(act, readers, kind, step, key));
  }
  await notify(tx, notices, new Date(act.event.at));
}

/** What an acceptance leaves with its own organisation stands in that one's list of accepted cases already. */
const inOwnQueue = ({ event, open }: Act, seat: Seat): boolean =>
  event.kind === 'route-opened' && seat.staff === null && seat.organisation === open.state.organisationId;

function kindFor(event: CaseEvent, step: Step): NoticeKind {
  if (event.kind === 'reviewer-added' || event.kind === 'consulted') return 'step-yours';
  return event.kind === 'route-returned' && step.id === event.payload.to ? 'step-returned' : 'step-waits';
}

/** What comes back comes back to who spoke there. */
function readersFor(ctx: CasesContext, state: Case, route: Route, step: Step, seat: Seat): Promise<string[]> {
  const spoke = step.voided.filter((one) => one.seat === seat.id && one.round === step.round - 1);
  return spoke.length
    ? Promise.resolve(spoke.map(({ by }) => staffIdOf(by)))
    : readersOfSeat(ctx, { placeCode: state.placeCode, route }, step, seat);
}

/** 催办: of every opinion that the step still waits for. */
async function tellUrged(ctx: CasesContext, tx: Tx, row: OutboxRow): Promise<void> {
  const act = await actOf(ctx, row);
  if (act?.event.kind !== 'step-urged') return;
  const { state } = act.open;
  const step = state.route && findStep(state.route, act.event.payload.step);
  if (!state.route || !step) return;
  const route = { placeCode: state.placeCode, route: state.route };
  const readers: string[] = [];
  for (const seat of step.seats.filter(isOpen))
    readers.push(...(await readersOfSeat(ctx, route, step, seat)));
  const key = `step-urged ${String(row.payload.caseId)} ${act.event.seq}`;
  await notify(tx, noticesOf(act, readers, 'step-urged', step, key), new Date(act.event.at));
}

/** The decider did not share the window's doubt: who raised it learns of it. */
async function tellSentBack(ctx: CasesContext, tx: Tx, row: OutboxRow): Promise<void> {
  const act = await actOf(ctx, row);
  const raised = act?.open.events.findLast(
    (event) => event.kind === 'escalated' && event.seq < act.event.seq,
  );
  if (!act || !raised) return;
  const key = `sent-back ${String(row.payload.caseId)} ${act.event.seq}`;
  await notify(tx, noticesOf(act, [staffIdOf(raised.actor)], 'sent-back', null, key), new Date(act.event.at));
}

function noticesOf(
  { open, event, by }: Act,
  readers: readonly string[],
  kind: NoticeKind,
  step: Step | null,
  key: string,
): NewNotice[] {
  const actor = event.actor.startsWith('staff:') ? staffIdOf(event.actor) : null;
  return [...new Set(readers)]
    .filter((staffId) => staffId !== actor)
    .map((staffId) => ({
      reader: staffActor(staffId),
      kind,
      about: { kind: 'case', id: open.row.id },
      params: { number: open.state.number, item: open.row.itemName, by, step: step?.name ?? '' },
      key,
    }));
}
