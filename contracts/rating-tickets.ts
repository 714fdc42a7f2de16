import Type, { type Static } from 'typebox';
import { dateTime, nullable } from './schema-parts.ts';

/** States of a ticket 差评工单: what it waits for. A closed one and an excluded one are ended. */
export const ticketStates = {
  verifying: '待核实',
  excluding: '待复核',
  mending: '待整改',
  mended: '待回复',
  replied: '待回访',
  closed: '已办结',
  excluded: '已剔除',
} as const;
export type TicketState = keyof typeof ticketStates;

/** What verification finds; mistaken and malicious ratings leave the figures only after a second person agrees. */
export const findings = ['valid', 'mistaken', 'malicious'] as const;
export type TicketFinding = (typeof findings)[number];
/** What came of a revisit. Who cannot be reached three times is recorded so, and the ticket ends. */
export const revisitOutcomes = ['satisfied', 'dissatisfied', 'unreachable'] as const;
export type RevisitOutcome = (typeof revisitOutcomes)[number];

const text = (max: number) => Type.String({ minLength: 1, maxLength: max, pattern: '\\S' });
const oneOf = <T extends string>(values: readonly T[]) =>
  Type.Unsafe<T>({ type: 'string', enum: [...values] });
const seen = { version: Type.Integer({ minimum: 1 }) };
const claims = ['mistaken', 'malicious'] as const;

/** Bodies of the commands; each names the version it saw (HTTP: header idempotency-key). */
export const ticketBodies = {
  verify: Type.Object({ ...seen, finding: oneOf(findings), text: text(1000) }),
  appeal: Type.Object({ ...seen, finding: oneOf(claims), text: text(1000) }),
  judge: Type.Object({ ...seen, upheld: Type.Boolean(), text: text(1000) }),
  reassign: Type.Object({ ...seen, organisationId: text(80), text: text(1000) }),
  extend: Type.Object({ ...seen, text: text(1000) }),
  mend: Type.Object({ ...seen, text: text(2000) }),
  reply: Type.Object({ ...seen, text: text(2000) }),
  revisit: Type.Object({ ...seen, outcome: oneOf(revisitOutcomes), text: text(1000) }),
  publish: Type.Object({ ...seen, text: text(500) }),
} as const;
export type OfficerTicketCommand = keyof typeof ticketBodies;
/** The applicant's own: her answer to the mending, and her word against an exclusion. */
export type RaterCommand = 'answer' | 'object';
export type TicketCommand = OfficerTicketCommand | RaterCommand;

const TicketAction = Type.Object({
  command: Type.String(),
  needs: Type.Array(Type.String(), { description: 'finding, claim, upheld, organisation, outcome, text' }),
  primary: Type.Boolean(),
});

const rowFields = {
  id: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  level: Type.Integer(),
  tags: Type.Array(Type.String()),
  itemName: Type.String(),
  organisationName: Type.String(),
  round: Type.Integer({ description: '1, then one more each time mending did not satisfy' }),
  openedAt: dateTime,
  due: nullable(Type.String({ format: 'date', description: 'last day of the step that runs' })),
  late: Type.Boolean(),
};
export const TicketRow = Type.Object(rowFields);
export type TicketRow = Static<typeof TicketRow>;

export const ticketQueues = ['mine', 'open', 'ended'] as const;
export type TicketQueue = (typeof ticketQueues)[number];
/** GET /api/ratings/tickets */
export const TicketQuery = Type.Object({
  queue: Type.Optional(Type.Unsafe<TicketQueue>({ type: 'string', enum: [...ticketQueues] })),
  text: Type.Optional(Type.String({ maxLength: 100, description: 'part of the item’s name' })),
  after: Type.Optional(Type.String({ maxLength: 80 })),
});
export type TicketQuery = Static<typeof TicketQuery>;
export const TicketList = Type.Object({
  counts: Type.Record(Type.String(), Type.Integer()),
  rows: Type.Array(TicketRow),
  next: nullable(Type.String({ description: 'ask again with after=…' })),
});
export type TicketList = Static<typeof TicketList>;

export const TicketStep = Type.Object({
  seq: Type.Integer(),
  kind: Type.String(),
  at: dateTime,
  by: Type.String({ description: 'name of the officer; the applicant is never named here' }),
  say: nullable(Type.String()),
  detail: nullable(Type.String({ description: 'finding, outcome or «upheld»/«refused»' })),
});
export type TicketStep = Static<typeof TicketStep>;

export const TicketView = Type.Object({
  ...rowFields,
  occasion: Type.Integer(),
  say: Type.String({ description: 'what the applicant wrote' }),
  /** Null for who was rated, and where the rating is anonymous: the rated never see who (51 号文). */
  rater: nullable(
    Type.Object({
      name: Type.String(),
      phone: nullable(Type.String({ description: 'left by who rated without an account' })),
      caseId: nullable(Type.String({ description: 'null: a service at a window' })),
      number: Type.String(),
    }),
  ),
  steps: Type.Array(TicketStep),
  actions: Type.Array(TicketAction),
  organisations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  published: nullable(Type.Object({ text: Type.String(), at: dateTime })),
});
export type TicketView = Static<typeof TicketView>;

/** The loop in figures; a share without anything to count is null, never 100. */
export const TicketFigures = Type.Object({
  from: Type.String({ format: 'date' }),
  to: Type.String({ format: 'date' }),
  ratings: Type.Integer(),
  bad: Type.Integer(),
  byLevel: Type.Record(Type.String(), Type.Integer()),
  shares: Type.Array(
    Type.Object({
      id: Type.String(),
      part: Type.Integer(),
      whole: Type.Integer(),
      share: nullable(Type.Number({ description: 'per cent, one decimal' })),
    }),
  ),
});
export type TicketFigures = Static<typeof TicketFigures>;

/** Tickets that run now. */
export const RunningTickets = Type.Object({
  open: Type.Integer(),
  late: Type.Integer({ description: 'over the limit of their step' }),
  longest: nullable(
    Type.Integer({ description: 'working days since the oldest was opened; null: none runs' }),
  ),
});
export type RunningTickets = Static<typeof RunningTickets>;
/** GET /api/ratings/figures: the loop as officers see it. */
export const OfficeTicketFigures = Type.Intersect([TicketFigures, Type.Object({ running: RunningTickets })]);
export type OfficeTicketFigures = Static<typeof OfficeTicketFigures>;
