import type { Traits } from './attribution/traits.ts';

/** What a field of a fact holds; a day is YYYY-MM-DD. */
export type FieldType = 'day' | 'number' | 'text' | 'yes';
type Fields = Record<string, FieldType>;

/**
 * Facts that terms may count: the words in which definitions are written. A new definition needs none of our code, a new
 * field does.
 */
export const flowFacts = {
  /** A case, from its events. */
  case: {
    submittedOn: 'day',
    acceptedOn: 'day',
    decidedOn: 'day',
    finishedOn: 'day',
    /** The first acceptance clock: answered on this day in time, or the day after it had run out. */
    answerSettledOn: 'day',
    answeredInTime: 'yes',
    /** The clock of the decision: decided on this day in time, or the day after it had run out. */
    settledOn: 'day',
    onTime: 'yes',
    /** Decided at least one working day before the last day. */
    early: 'yes',
    state: 'text',
    decision: 'text',
    item: 'text',
    itemType: 'text',
    handleKind: 'text',
    subjectKind: 'text',
    channel: 'text',
    corrected: 'yes',
    rated: 'yes',
    /** Working days: used by the decision (stops taken out), allowed by law, and by which it was shorter ÷ allowed. */
    usedDays: 'number',
    legalDays: 'number',
    saved: 'number',
    /** Materials that a government body issues, and those of them that nobody had to bring. */
    governmentMaterials: 'number',
    freedMaterials: 'number',
  },
  /** A rating that counts, first or follow-up. */
  rating: { on: 'day', level: 'number', occasion: 'number', named: 'yes', channel: 'text', about: 'text' },
  /** What a clerk did for somebody at a window, with or without a case. `level`: of its first rating that counts. */
  service: {
    startedOn: 'day',
    endedOn: 'day',
    minutes: 'number',
    item: 'text',
    window: 'text',
    rated: 'yes',
    level: 'number',
  },
  /** A request 诉求, from its steps. */
  request: {
    filedOn: 'day',
    /** The first answer. */
    answeredOn: 'day',
    /** Answered on this day within the limit of its step, or the day after the limit that runs or ran had run out. */
    settledOn: 'day',
    answeredInTime: 'yes',
    closedOn: 'day',
    kind: 'text',
    channel: 'text',
    state: 'text',
    /** 1, then one more each time it was reopened. */
    rounds: 'number',
    reopened: 'yes',
    level: 'number',
    rated: 'yes',
    ofCase: 'yes',
    published: 'yes',
    /** Working days from the day after it was filed to the first answer. */
    usedDays: 'number',
  },
  /** A ticket of a bad rating. */
  ticket: {
    on: 'day',
    level: 'number',
    named: 'yes',
    finding: 'text',
    state: 'text',
    mendedInTime: 'yes',
    replied: 'yes',
    revisited: 'yes',
    published: 'yes',
  },
  /** A card 牌 or finding 检查发现 of supervision, on the day it was opened; `what` is the colour, or the check. */
  matter: { on: 'day', endedOn: 'day', sort: 'text', what: 'text', state: 'text', upheld: 'yes' },
  /** A licence asked for instead of a paper. */
  'licence-call': { on: 'day', success: 'yes', typeId: 'text', kind: 'text' },
} as const satisfies Record<string, Fields>;
export type FlowFact = keyof typeof flowFacts;

export const stockFacts = {
  /** A published item of the catalogue. */
  item: {
    item: 'text',
    itemType: 'text',
    onRequest: 'yes',
    handleKind: 'text',
    online: 'yes',
    onlineReceipt: 'yes',
    onlineThrough: 'yes',
    minVisits: 'number',
    instant: 'yes',
    legalDays: 'number',
    promisedDays: 'number',
    saved: 'number',
    inHall: 'yes',
    kiosk: 'yes',
    complete: 'yes',
    governmentMaterials: 'number',
    linkedMaterials: 'number',
  },
  /** A published package 一件事. */
  package: {
    online: 'yes',
    stepsBefore: 'number',
    stepsAfter: 'number',
    materialsBefore: 'number',
    materialsAfter: 'number',
    daysBefore: 'number',
    daysAfter: 'number',
    visitsBefore: 'number',
    visitsAfter: 'number',
  },
  'licence-type': { shared: 'yes', shown: 'yes', issuedHere: 'yes' },
  /** A department or service body, and whether its seal is in use. */
  organisation: { kind: 'text', sealed: 'yes' },
  /** An officer's account. */
  staff: { active: 'yes', granted: 'yes' },
} as const satisfies Record<string, Fields>;
export type StockFact = keyof typeof stockFacts;

export const fieldsOf = (kind: string): Fields | undefined =>
  (flowFacts as Record<string, Fields>)[kind] ?? (stockFacts as Record<string, Fields>)[kind];

/** Every value of a fact; a field that is not known is left out. */
export type FactFields = Record<string, string | number | boolean>;
export type Fact = {
  kind: FlowFact;
  id: string;
  divisionCode: string;
  organisationId: string;
  itemCode: string;
  channel: string;
  fields: FactFields;
  /** Of cases and counter services. */
  traits?: Traits;
};
