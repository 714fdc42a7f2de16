import type { RevisitOutcome, TicketFinding, TicketState } from '../../../../contracts/rating-tickets.ts';

/** What a step says besides its text; ids and codes only. */
export type TicketPayloads = {
  opened: { level: number; organisationId: string };
  verified: { finding: TicketFinding };
  appealed: { finding: Exclude<TicketFinding, 'valid'> };
  judged: { upheld: boolean };
  reassigned: { organisationId: string };
  extended: Record<string, never>;
  mended: Record<string, never>;
  replied: Record<string, never>;
  revisited: { outcome: RevisitOutcome };
  answered: { satisfied: boolean };
  objected: Record<string, never>;
  published: Record<string, never>;
};
export type TicketEventKind = keyof TicketPayloads;
export type NewTicketEvent = {
  [K in TicketEventKind]: { kind: K; payload: TicketPayloads[K] };
}[TicketEventKind];
export type TicketEvent = NewTicketEvent & { seq: number; actor: string; at: Date };

/** A ticket as its steps say. */
export type Ticket = {
  version: number;
  state: TicketState;
  /** Since when it is in this state. */
  since: Date;
  organisationId: string;
  round: number;
  finding: TicketFinding | null;
  /** Who proposed to exclude it: another person judges. */
  proposedBy: string | null;
  verifiedBy: string | null;
  appealed: boolean;
  objected: boolean;
  extended: boolean;
  /** Who mended and who replied: another person revisits. */
  workedOn: string[];
  unreachable: number;
  mended: boolean;
  published: boolean;
};

/** Folds the steps; undefined for none. */
export function foldTicket(events: Iterable<TicketEvent>): Ticket | undefined {
  let ticket: Ticket | undefined;
  for (const event of events) ticket = evolveTicket(ticket, event);
  return ticket;
}

export function evolveTicket(before: Ticket | undefined, event: TicketEvent): Ticket {
  if (event.kind === 'opened') return opened(event);
  if (!before) throw new Error(`A ticket cannot begin with ${event.kind}.`);
  const same = { ...before, version: event.seq };
  const to = (state: TicketState, changes: Partial<Ticket> = {}): Ticket => ({
    ...same,
    state,
    since: event.at,
    ...changes,
  });
  switch (event.kind) {
    case 'verified': {
      const { finding } = event.payload;
      const by = { finding, verifiedBy: event.actor };
      return finding === 'valid' ? to('mending', by) : to('excluding', { ...by, proposedBy: event.actor });
    }
    case 'appealed':
      return to('excluding', { finding: event.payload.finding, proposedBy: event.actor, appealed: true });
    case 'judged':
      return event.payload.upheld ? to('excluded') : to('mending', { finding: 'valid' });
    case 'reassigned':
      return to('mending', { organisationId: event.payload.organisationId, extended: false });
    case 'extended':
      return { ...same, extended: true };
    case 'mended':
      return to('mended', { mended: true, workedOn: [...before.workedOn, event.actor] });
    case 'replied':
      return to('replied', { workedOn: [...before.workedOn, event.actor], unreachable: 0 });
    case 'revisited':
      return revisited(before, event.payload.outcome, to, same);
    case 'answered':
      return event.payload.satisfied ? to('closed') : again(before, to);
    case 'objected':
      return to('verifying', { objected: true, finding: null });
    case 'published':
      return { ...same, published: true };
  }
}

type To = (state: TicketState, changes?: Partial<Ticket>) => Ticket;

/** Mending that did not satisfy is mended again, with a limit of its own. */
const again = (before: Ticket, to: To): Ticket =>
  to('mending', { round: before.round + 1, extended: false, mended: false });

/** Three calls that nobody answered end it; what came of it says so. */
const callsAtMost = 3;

function revisited(before: Ticket, outcome: RevisitOutcome, to: To, same: Ticket): Ticket {
  if (outcome === 'satisfied') return to('closed');
  if (outcome === 'dissatisfied') return again(before, to);
  const unreachable = before.unreachable + 1;
  return unreachable >= callsAtMost ? to('closed', { unreachable }) : { ...same, unreachable };
}

function opened(event: TicketEvent & { kind: 'opened' }): Ticket {
  return {
    version: event.seq,
    state: 'verifying',
    since: event.at,
    organisationId: event.payload.organisationId,
    round: 1,
    finding: null,
    proposedBy: null,
    verifiedBy: null,
    appealed: false,
    objected: false,
    extended: false,
    workedOn: [],
    unreachable: 0,
    mended: false,
    published: false,
  };
}
