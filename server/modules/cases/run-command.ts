import { setImmediate as pause } from 'node:timers/promises';
import type { CommandName } from '../../../contracts/case-commands.ts';
import type { Change, CommandReply, DocumentView } from '../../../contracts/cases.ts';
import type { Actor } from '../../../contracts/identity.ts';
import type { Calendar } from '../../platform/calendar/index.ts';
import { constraintOf, inTx, type Tx } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { isUuid } from '../../platform/uuid.ts';
import { commandActor, refsOf, staffActor } from './actor-refs.ts';
import type { Case } from './case.ts';
import { runningSpan, spansOf } from './clock-spans.ts';
import { dueOf } from './clocks.ts';
import type { CasesContext } from './context.ts';
import { canonical, chain, type Link } from './events/chain.ts';
import { custodyKinds } from './events/custody.ts';
import { type CaseEvent, type NewEvent, papersByEvent } from './events/kinds.ts';
import { readEvent } from './events/read.ts';
import type { DocumentRef, PaperKind } from './events/refs.ts';
import { fold } from './fold.ts';
import { type CaseActor, type Command, decide, type Moment, type Refusal, refusal } from './lifecycle.ts';
import { isUntouched } from './review/fresh.ts';
import { routeOpening } from './review/opening.ts';
import { lateSeats, linkRows, placeKeys, seatRows } from './review/rows.ts';
import { seatedOn } from './review/seating.ts';
import { rowState } from './row.ts';
import { actorOn, entrustedOn } from './scope.ts';
import { places } from './sealing.ts';
import {
  type DocumentRow,
  type Known,
  type Loaded,
  loadForCommand,
  updateCase,
  type Write,
} from './store.ts';
import { changesSince } from './timeline.ts';

/** A command as it arrives: `version` is what the sender saw, `key` makes a retry harmless. */
export type Request = { caseId: string; name: CommandName; version?: number; key: string; body: unknown };

/** A case as read for a command: its rows, its events, and what they say. */
export type Open = {
  row: Loaded;
  events: CaseEvent[];
  state: Case;
  actor: CaseActor;
  /** The calendar of the division, and the present as the rules may ask for it. */
  calendar: Calendar;
  moment: Moment;
  /** Steps of the route that are all this actor may see; null: the whole case. */
  steps: ReadonlySet<string> | null;
};

/** What a use case makes of its body once it knows the case: the command and the rows it brings along. */
export type Prepared = {
  command: Command;
  rows?: Partial<Pick<Write, 'answers' | 'texts' | 'files' | 'materials' | 'draftId' | 'organisationName'>>;
  /** Makes the papers that the lifecycle asks for, in the transaction that numbers them. */
  papers?: (tx: Tx, kinds: readonly PaperKind[], at: Date) => Promise<Paper[]>;
};
export type Paper = { ref: DocumentRef; row: DocumentRow; title: string };

export const isCaseId = isUuid;

/**
 * One act on an existing case: load, decide, write guarded by the version, answer. Throws AppError `not-found`,
 * `stale-version`, `case-taken`, `not-allowed-now`, `forbidden`, `key-reused`.
 */
export async function runCommand(
  ctx: CasesContext,
  actor: Actor,
  request: Request,
  prepare: (open: Open) => Promise<Prepared>,
): Promise<CommandReply> {
  if (!isCaseId(request.caseId)) throw new AppError('not-found');
  const print = fingerprint(ctx, request);
  for (let attempt = 1; ; attempt++) {
    const { found, known } = await loadForCommand(ctx.db, request.caseId, commandActor(actor), request.key);
    if (known) return sameAnswer(known, print);
    const open = found && (await openCase(ctx, actor, found));
    if (!open) throw new AppError('not-found');
    await assertAllowed(ctx, open, request);
    const reply = await attemptOn(ctx, actor, request, print, open, await prepare(open));
    if (reply) {
      ctx.nudge();
      return reply;
    }
    // Somebody was first. With a version named the next round says who; without one it is decided again.
    if (attempt === 20) throw new AppError('unavailable', { reason: 'contended' });
    await pause();
  }
}

export async function openCase(ctx: CasesContext, actor: Actor, row: Loaded): Promise<Open | undefined> {
  const events = row.bodies.map((body) => readEvent(body));
  const state = fold(events);
  if (!state) throw new Error(`Case ${row.id} has no events.`);
  const seen = await actorOn(ctx.neighbours, actor, {
    ...state,
    subjectId: state.subject.id,
    itemCode: state.item.code,
    handlerId: state.handler?.staffId ?? null,
    entrusted: entrustedOn(state),
  });
  const seated =
    actor.kind === 'staff' && state.route
      ? await seatedOn(ctx.neighbours, actor, state.route, seen)
      : seen && { actor: seen, steps: null };
  if (!seated) return undefined;
  const path = await ctx.neighbours.path(state.placeCode);
  const calendar = ctx.calendar.forDivisions(path.map((division) => division.code));
  const running = runningSpan(spansOf(events));
  const due = running && dueOf(running, calendar);
  const now = ctx.clock.now();
  const moment = {
    at: now.toISOString(),
    due: due?.at.toISOString() ?? null,
    ...(state.route ? { late: lateSeats(state, calendar, now) } : {}),
  };
  return { row, events, state, ...seated, calendar, moment };
}

/** Same key, same command: the reply of the first time. The print is a blind index, for bodies hold personal data. */
export function fingerprint(ctx: CasesContext, request: Omit<Request, 'key'>): string {
  const { caseId, name, version, body } = request;
  return ctx.keyring.blind(
    canonical({ caseId, name, version: version ?? null, body: body ?? null }),
    places.command,
  );
}

export function sameAnswer(known: Known, print: string): CommandReply {
  if (known.request !== print) throw new AppError('key-reused');
  return known.reply;
}

async function attemptOn(
  ctx: CasesContext,
  actor: Actor,
  request: Request,
  print: string,
  open: Open,
  prepared: Prepared,
): Promise<CommandReply | undefined> {
  const decision = decide(open.state, prepared.command, open.actor, open.moment);
  if (!decision.ok) throw await refused(ctx, open, request, decision, false);

  const decided = [...decision.events, ...(await routeOpening(ctx, open.row, open.state, decision.events))];
  const keys = await placeKeys(ctx, open.state.route, decided);
  const at = notBefore(open.events, ctx.clock.now());
  const { calendar } = open;
  const act = (papers: readonly Paper[]) => {
    const by = {
      ...refsOf(actor),
      ...(decision.actsFor ? { onBehalfOf: staffActor(decision.actsFor) } : {}),
      mandate: mandateOf(open.actor),
      at: at.toISOString(),
    };
    const events = withPapers(decided, papers);
    const links = chain(keyOf(open), { seq: open.state.version, hash: open.row.lastHash }, events, by);
    const all = [...open.events, ...links.map((link) => readEvent(link.body))];
    const state = fold(all) as Case;
    const spans = spansOf(all);
    const row = rowState(
      state,
      lastHash(links),
      spans,
      (span) => dueOf(span, calendar),
      sinceOf(all),
      calendar.version,
    );
    const reply = replyOf(open.row.id, state, papers, at);
    const write: Write = {
      key: keyOf(open),
      at: by.at,
      links,
      row,
      answers: prepared.rows?.answers ?? [],
      texts: prepared.rows?.texts ?? [],
      files: prepared.rows?.files ?? [],
      materials: prepared.rows?.materials ?? [],
      draftId: prepared.rows?.draftId ?? null,
      documents: papers.map((paper) => paper.row),
      ...(prepared.rows?.organisationName ? { organisationName: prepared.rows.organisationName } : {}),
      outbox: outboxOf(links, state, open.row.id),
      route:
        state.route || open.state.route
          ? { seats: seatRows(state, calendar, keys), links: linkRows(decided) }
          : null,
      command: { actor: commandActor(actor), key: request.key, request: print, reply },
    };
    return { write, reply };
  };

  try {
    if (!decision.papers.length || !prepared.papers) {
      const { write, reply } = act([]);
      return (await updateCase(ctx.db, open.state.version, write)) ? reply : undefined;
    }
    const make = prepared.papers;
    return await inTx(ctx.db, async (tx) => {
      const { write, reply } = act(await make(tx, decision.papers, at));
      if (!(await updateCase(tx, open.state.version, write))) throw new LostRace();
      return reply;
    });
  } catch (error) {
    if (error instanceof LostRace || isSameKey(error)) return undefined;
    throw error;
  }
}

export const mandateOf = (actor: CaseActor): string | null =>
  actor.kind === 'applicant' ? (actor.mandate?.id ?? null) : null;

/** Clocks of two machines differ by a little; the evidence never runs backwards. */
function notBefore(events: readonly CaseEvent[], now: Date): Date {
  const last = new Date((events.at(-1) as CaseEvent).at);
  return now < last ? last : now;
}

/** Rolls the transaction back, and with it the numbers that it took. */
class LostRace extends Error {}

/** Two identical requests at once: the second finds the first one's key, and reads its answer in the next round. */
export function isSameKey(error: unknown): boolean {
  return constraintOf(error) === 'command_key_pkey';
}

function keyOf(open: Open) {
  return { divisionCode: open.row.divisionCode, id: open.row.id };
}

export function lastHash(links: readonly Link[]): string {
  return (links.at(-1) as Link).hash;
}

/** Events that leave a case where it is. */
const standing: ReadonlySet<string> = new Set([
  ...Object.keys(custodyKinds),
  'deadline-recomputed',
  'supplied',
  'supply-reminded',
  'licence-taken',
  'commitment-breached',
  'instant-judged',
  'collected',
  'received-at-window',
  'signed-scanned',
  'pre-checked',
  'result-held',
  'result-released',
  'visit-recorded',
]);

/** Since when a case is in its state: the newest event that changed it. */
export function sinceOf(events: readonly CaseEvent[]): string {
  return (events.findLast((event) => !standing.has(event.kind)) as CaseEvent).at;
}

export function withPapers(events: readonly NewEvent[], papers: readonly Paper[]): NewEvent[] {
  if (!papers.length) return [...events];
  const documents = papers.map((paper) => paper.ref);
  return events.map((event) => {
    if (!('documents' in event.payload)) return event;
    const own = documents.filter(({ kind }) => papersByEvent[event.kind]?.includes(kind));
    return { ...event, payload: { ...event.payload, documents: own } } as NewEvent;
  });
}

/** Each event once, by kind, for those who listen: notices, open pages, statistics. */
export function outboxOf(links: readonly Link[], state: Case, caseId: string): Write['outbox'] {
  return links.map((link) => ({
    kind: `case.${link.kind.split('@')[0]}`,
    payload: {
      divisionCode: state.divisionCode,
      caseId,
      number: state.number,
      seq: link.seq,
      subjectId: state.subject.id,
      documents: documentsOf(link),
    },
  }));
}

/** The papers of one event: of two events at once each has its own. */
const documentsOf = ({ body }: Link): string[] => {
  const { payload } = JSON.parse(body) as { payload: { documents?: DocumentRef[] } };
  return (payload.documents ?? []).map((document) => document.id);
};

export function replyOf(caseId: string, state: Case, papers: readonly Paper[], at: Date): CommandReply {
  const documents: DocumentView[] = papers.map(({ ref, title }) => ({
    id: ref.id,
    kind: ref.kind,
    number: ref.number,
    title,
    at: at.toISOString(),
    size: 0, // it is drawn when somebody first opens it
  }));
  return { id: caseId, number: state.number, version: state.version, state: state.state, documents };
}

/** Before the body is looked at: is the act possible at all, and was it written against the newest version? */
async function assertAllowed(ctx: CasesContext, open: Open, request: Request): Promise<void> {
  const refusedBy = refusal(open.state, request.name, open.actor, open.moment);
  const stale =
    request.version !== undefined &&
    request.version !== open.state.version &&
    !isUntouched(request, open.events);
  if (refusedBy || stale) throw await refused(ctx, open, request, refusedBy, stale);
}

async function refused(
  ctx: CasesContext,
  open: Open,
  request: Request,
  refusedBy: Refusal | null,
  stale: boolean,
): Promise<AppError> {
  const changes: Change[] = stale ? await changesSince(ctx, open.events, request.version ?? 0) : [];
  if (refusedBy?.code === 'case-taken') {
    const ref = `staff:${refusedBy.staffId}`;
    const by = (await ctx.neighbours.names([ref])).get(ref) ?? '';
    return new AppError('case-taken', { by, since: refusedBy.since, version: open.state.version, changes });
  }
  if (refusedBy?.code === 'forbidden') return new AppError('forbidden');
  if (stale) return new AppError('stale-version', { version: open.state.version, changes });
  const { reason, ground } = refusedBy as Refusal & { code: 'not-allowed-now' };
  return new AppError('not-allowed-now', {
    reason,
    command: request.name,
    state: open.state.state,
    ...(ground ? { ground } : {}),
  });
}
