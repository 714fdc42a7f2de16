import Type, { type Static } from 'typebox';
import { dateTime, nullable } from './schema-parts.ts';

const light = Type.Union([
  Type.Literal('ok'),
  Type.Literal('warn'),
  Type.Literal('bad'),
  Type.Literal('idle'),
]);

const OpinionView = Type.Object({
  opinion: Type.String({ description: 'grant, conditions or refuse' }),
  reason: Type.String(),
  by: Type.String(),
  inStead: nullable(Type.String({ description: 'the absent colleague for whom it was given (A/B 岗)' })),
  post: nullable(Type.String({ description: 'of who answered for a body outside' })),
  at: dateTime,
});
export type OpinionView = Static<typeof OpinionView>;

/** One expected opinion of a step. */
export const SeatView = Type.Object({
  id: Type.String(),
  who: Type.String({ description: 'organisation, officer or body outside' }),
  officer: nullable(Type.String({ description: 'where one officer alone is meant' })),
  outside: Type.Boolean(),
  advisory: Type.Boolean({ description: 'asked beside the step, which does not wait for it' }),
  added: Type.Boolean(),
  instead: Type.Boolean({ description: 'the party of the route has no organisation here: the own one acts' }),
  question: nullable(Type.String()),
  shows: Type.Array(Type.String(), { description: 'labels of the answers that a body outside is shown' }),
  due: nullable(Type.String({ format: 'date' })),
  light,
  stopped: Type.Boolean({ description: 'true: its limit stands still with the clock of the case' }),
  opinion: nullable(OpinionView),
  delegate: nullable(Type.Object({ name: Type.String(), answer: nullable(OpinionView) })),
  link: nullable(Type.Object({ url: Type.String(), expires: dateTime })),
  unanswered: nullable(dateTime),
});
export type SeatView = Static<typeof SeatView>;

export const StepView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  mode: Type.String(),
  status: Type.String({ description: 'skipped, waiting, running or done' }),
  round: Type.Integer(),
  after: Type.Array(Type.String(), { description: 'names of the steps right before' }),
  since: nullable(dateTime),
  doneAt: nullable(dateTime),
  due: nullable(Type.String({ format: 'date' })),
  light,
  stopped: Type.Boolean({ description: 'true: its limit stands still with the clock of the case' }),
  when: nullable(Type.String({ description: 'why it is skipped: the condition that was not met' })),
  seats: Type.Array(SeatView),
  voided: Type.Array(Type.Object({ ...OpinionView.properties, round: Type.Integer() })),
  urged: Type.Integer(),
  urgedAt: nullable(dateTime),
  returned: nullable(
    Type.Object({ reason: Type.String(), by: Type.String(), at: dateTime, from: nullable(Type.String()) }),
  ),
  returnTo: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  copies: Type.Array(Type.String()),
});
export type StepView = Static<typeof StepView>;

/** How a case is reviewed and how far it is. An applicant sees steps and who has them, no opinion. */
export const RouteView = Type.Object({
  itemVersion: Type.Integer(),
  steps: Type.Array(StepView),
  partly: Type.Boolean({ description: 'true: only the steps that name this officer' }),
});
export type RouteView = Static<typeof RouteView>;

/** GET /api/cases/:id/parties: whom a step may be given to, copied to, or asked. */
export const StepParties = Type.Object({
  officers: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), title: Type.String() })),
  organisations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type StepParties = Static<typeof StepParties>;

/** What a body outside is asked: the question, and of the application only the answers that it names. */
export type LinkQuestion = {
  number: string;
  itemName: string;
  organisationName: string;
  body: string;
  question: string | null;
  fields: { label: string; value: string }[];
  due: string | null;
};
