import type { StaffActor } from '../../../../contracts/identity.ts';
import type { TicketStep, TicketView } from '../../../../contracts/rating-tickets.ts';
import { localDate, startOfDay } from '../../../platform/clock.ts';
import { sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { accountNames, staffNames } from '../../identity/index.ts';
import { organisationNames, organisationsOf } from '../../regions/index.ts';
import type { RatingsContext } from '../context.ts';
import { openContact, ratingsOf } from '../store.ts';
import { ticketActions } from './lifecycle.ts';
import { presentRow, ticketColumns, withRating } from './list.ts';
import { type OfficersTicket, ticketFor } from './officer.ts';
import { stepsOf } from './store.ts';
import { foldTicket, type TicketEvent } from './ticket.ts';

type Row = Parameters<typeof presentRow>[0] & { accountId: string | null; contact: string | null };

/** A ticket with its rating, its steps, and what this officer may do now. */
export async function ticketView(ctx: RatingsContext, staff: StaffActor, id: string): Promise<TicketView> {
  const found = await ticketFor(ctx, staff, id);
  const { head, actor } = found;
  const [{ rows }, { events, said }, ratings] = await Promise.all([
    sql<Row>`select ${ticketColumns}, r.account_id as "accountId", r.contact_sealed as contact from ${withRating}
      where t.id = ${id}`.execute(ctx.db),
    stepsOf(ctx.db, ctx.keyring, id),
    ratingsOf(ctx.db, ctx.keyring, head.divisionCode, head.caseId),
  ]);
  const ticket = foldTicket(events);
  const rating = ratings.find((one) => one.occasion === head.occasion);
  const stored = rows[0];
  if (!ticket || !rating || !stored) throw new AppError('not-found');
  const { accountId, contact, ...row } = stored;
  const organisations = await organisationsOf(ctx.db, head.divisionCode);
  const names = await organisationNames(ctx.db, [row.organisationId]);
  return {
    ...presentRow(row, names, ctx.clock.now()),
    occasion: head.occasion,
    say: rating.say,
    rater: await raterOf(ctx, found, { accountId, contact }),
    steps: await presentSteps(ctx, events, said, actor.parts.has('supervisor') && !actor.rated),
    actions: ticketActions(ticket, actor),
    organisations: organisations.map((one) => ({ id: one.id, name: one.name })),
    published:
      head.publicText !== null && head.publishedAt
        ? { text: head.publicText, at: head.publishedAt.toISOString() }
        : null,
  };
}

/** The rated never see who (51 号文); an anonymous rating names nobody to anybody. */
async function raterOf(
  ctx: RatingsContext,
  { head, actor, number }: OfficersTicket,
  { accountId, contact: sealed }: Pick<Row, 'accountId' | 'contact'>,
): Promise<TicketView['rater']> {
  if (!head.named || actor.rated || !actor.parts.has('supervisor')) return null;
  const { caseId, occasion } = head;
  const of = { caseId: head.about === 'case' ? caseId : null, number };
  if (sealed) return { ...openContact(ctx.keyring, { caseId, occasion, sealed }), ...of };
  const names = accountId ? await accountNames(ctx, [accountId]) : new Map<string, string>();
  return { name: names.get(accountId ?? '') ?? '', phone: null, ...of };
}

/** Of the applicant’s own steps those who were rated get the day: by the minute a clerk would know whom she served. */
async function presentSteps(
  ctx: RatingsContext,
  events: readonly TicketEvent[],
  said: ReadonlyMap<number, string>,
  minutes: boolean,
): Promise<TicketStep[]> {
  const staff = events.filter(({ actor }) => actor.startsWith('staff:')).map(({ actor }) => actor.slice(6));
  const names = await staffNames(ctx.db, staff);
  return events.map((event) => ({
    seq: event.seq,
    kind: event.kind,
    at: (minutes || event.actor.startsWith('staff:')
      ? event.at
      : startOfDay(localDate(event.at))
    ).toISOString(),
    by: names.get(event.actor.replace(/^staff:/, '')) ?? '',
    say: said.get(event.seq) ?? null,
    detail: detailOf(event),
  }));
}

function detailOf(event: TicketEvent): string | null {
  switch (event.kind) {
    case 'verified':
    case 'appealed':
      return event.payload.finding;
    case 'judged':
      return event.payload.upheld ? 'upheld' : 'refused';
    case 'revisited':
      return event.payload.outcome;
    case 'answered':
      return event.payload.satisfied ? 'satisfied' : 'dissatisfied';
    default:
      return null;
  }
}
