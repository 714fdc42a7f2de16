import Type, { type Static } from 'typebox';
import { opinionKinds, StepLimit } from './review-routes.ts';

/** Commands on the steps of a review route; each names the step it is aimed at. */
export const stepCommandNames = [
  'give-opinion',
  'add-reviewer',
  'drop-reviewer',
  'pass-on',
  'delegate',
  'return-to-step',
  'copy-step',
  'urge-step',
  'consult',
  'issue-link',
  'close-unanswered',
  'answer-by-link',
] as const;
export type StepCommandName = (typeof stepCommandNames)[number];

const opinion = Type.Unsafe<keyof typeof opinionKinds>({ type: 'string', enum: Object.keys(opinionKinds) });
const reason = Type.String({ minLength: 1, maxLength: 2000 });
const onStep = {
  version: Type.Integer({ minimum: 1, description: 'the version this command was written against' }),
  step: Type.String({ minLength: 1, maxLength: 30 }),
};
const onSeat = { ...onStep, seat: Type.String({ minLength: 1, maxLength: 60 }) };
const staffId = Type.String({ format: 'uuid' });

/** Who is asked: an officer by name, a department of the division, or a body without accounts. */
export const Consulted = Type.Union([
  Type.Object({ staffId }),
  Type.Object({ organisationId: Type.String({ minLength: 1, maxLength: 100 }) }),
  Type.Object({ body: Type.String({ minLength: 1, maxLength: 60 }) }),
]);
export type Consulted = Static<typeof Consulted>;

/** Bodies of the commands that an officer may send (answer-by-link comes from the page of the link). */
export const stepBodies = {
  'give-opinion': Type.Object({ ...onSeat, opinion, reason }),
  'add-reviewer': Type.Object({ ...onStep, staffId }),
  'drop-reviewer': Type.Object({ ...onSeat }),
  'pass-on': Type.Object({ ...onSeat, staffId }),
  delegate: Type.Object({ ...onSeat, staffId }),
  'return-to-step': Type.Object({
    version: onStep.version,
    step: Type.Optional(onStep.step), // absent: by the decider
    to: onStep.step,
    reason,
  }),
  'copy-step': Type.Object({ ...onStep, staffId }),
  'urge-step': Type.Object({ ...onStep }),
  consult: Type.Object({
    ...onStep,
    whom: Consulted,
    question: reason,
    /** Names of the answers that a body outside is shown. */
    fields: Type.Array(Type.String({ maxLength: 60 }), { maxItems: 60 }),
    limit: StepLimit,
  }),
  'issue-link': Type.Object({ ...onSeat }),
  'close-unanswered': Type.Object({ ...onSeat }),
} as const;
export type OfficerStepCommand = keyof typeof stepBodies;

/** What the page of a link sends; who answers says who he is. */
export const LinkAnswer = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 40 }),
  post: Type.String({ minLength: 1, maxLength: 60 }),
  opinion,
  reason,
});
export type LinkAnswer = Static<typeof LinkAnswer>;
