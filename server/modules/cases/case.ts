import type { CaseState, RefusalGround } from '../../../contracts/cases.ts';
import type { SubjectKind } from '../../../contracts/identity.ts';
import {
  type AnswersRef,
  type CaseEvent,
  type DocumentRef,
  type LimitRef,
  type MaterialRef,
  type PointRef,
  phaseAfter,
  type SealedRef,
} from './events/kinds.ts';

/** A case as its events say. Everything a rule may ask is here; nothing here comes from elsewhere. */
export type Case = {
  version: number;
  state: CaseState;
  number: string;
  divisionCode: string;
  placeCode: string;
  organisationId: string;
  item: { code: string; version: number; type: string };
  formVersion: number;
  subject: { id: string; kind: SubjectKind };
  agentId: string;
  limits: { acceptance: LimitRef; decision: LimitRef | null };
  /** The officer who has it; others may only read until it is released. */
  handler: { staffId: string; since: string } | null;
  answers: AnswersRef;
  materials: MaterialRef[];
  documents: (DocumentRef & { at: string })[];
  /** The one correction notice (art. 32): null before it was given. */
  correction: { text: SealedRef; points: PointRef[]; at: string } | null;
  opinion: (Said & { opinion: 'grant' | 'refuse' }) | null;
  decision: (Said & { decision: 'grant' | 'refuse' }) | null;
  /** Why the window would not accept; null once that was answered. */
  escalation: Said | null;
  /** Why an officer gave it back to an earlier step; null once that step is done again. */
  returned: Said | null;
  refusal: (Said & { ground: RefusalGround }) | null;
  submittedAt: string;
  receivedAt: string;
  acceptedAt: string | null;
  decidedAt: string | null;
  finishedAt: string | null;
  delivery: 'counter' | 'post' | 'online' | null;
};

/** What an officer wrote with an act, who, and when. */
export type Said = { text: SealedRef; staffId: string; at: string };

export const staffActor = (staffId: string): string => `staff:${staffId}`;
export const personActor = (personId: string): string => `person:${personId}`;
export const subjectRef = (subjectId: string): string => `subject:${subjectId}`;
const staffIdOf = (actor: string): string => actor.replace(/^staff:/, '');

/** Folds a whole stream; undefined for none. Throws where it does not begin with its submission. */
export function fold(events: Iterable<CaseEvent>): Case | undefined {
  let state: Case | undefined;
  for (const event of events) state = evolve(state, event);
  return state;
}

export function evolve(before: Case | undefined, event: CaseEvent): Case {
  if (event.kind === 'submitted') return begin(event);
  if (!before) throw new Error(`A case cannot begin with ${event.kind}.`);
  const state = phaseAfter[event.kind];
  // A change of state hands the case on: nobody has it until the next officer takes it.
  const moved: Case = state
    ? { ...before, version: event.seq, state, handler: null, escalation: null, returned: null }
    : { ...before, version: event.seq };
  return apply(moved, event);
}

function begin(event: CaseEvent & { kind: 'submitted' }): Case {
  const {
    number,
    division,
    place,
    organisation,
    item,
    form,
    subject,
    agent,
    limits,
    answers,
    materials,
    documents,
  } = event.payload;
  return {
    version: event.seq,
    state: 'received',
    number,
    divisionCode: division,
    placeCode: place,
    organisationId: organisation,
    item,
    formVersion: form.version,
    subject,
    agentId: agent,
    limits,
    handler: null,
    answers,
    materials,
    documents: dated(documents, event.at),
    correction: null,
    opinion: null,
    decision: null,
    escalation: null,
    returned: null,
    refusal: null,
    submittedAt: event.at,
    receivedAt: event.at,
    acceptedAt: null,
    decidedAt: null,
    finishedAt: null,
    delivery: null,
  };
}

function apply(state: Case, event: CaseEvent): Case {
  const { at } = event;
  switch (event.kind) {
    case 'submitted':
      return state;
    case 'taken':
      return { ...state, handler: { staffId: staffIdOf(event.actor), since: at } };
    case 'released':
      return { ...state, handler: null };
    case 'correction-requested': {
      const { text, points, documents } = event.payload;
      return withPapers({ ...state, correction: { text, points, at } }, documents, at);
    }
    case 'resubmitted': {
      const { answers, materials, agent } = event.payload;
      return { ...state, answers, materials, agentId: agent, receivedAt: at };
    }
    case 'accepted':
      return withPapers({ ...state, acceptedAt: at }, event.payload.documents, at);
    case 'escalated':
      return { ...state, escalation: said(event, event.payload.text) };
    case 'sent-back':
      return { ...state, returned: said(event, event.payload.text) };
    case 'acceptance-refused': {
      const { ground, text, documents } = event.payload;
      return withPapers({ ...state, refusal: { ground, ...said(event, text) } }, documents, at);
    }
    case 'withdrawn':
      return state;
    // Art. 32: accepted as of the day on which the application was received.
    case 'deemed-accepted':
      return withPapers({ ...state, acceptedAt: state.receivedAt }, event.payload.documents, at);
    case 'reviewed': {
      const { opinion, text } = event.payload;
      return { ...state, opinion: { opinion, ...said(event, text) } };
    }
    case 'decided': {
      const { decision, text, documents } = event.payload;
      return withPapers(
        { ...state, decision: { decision, ...said(event, text) }, decidedAt: at },
        documents,
        at,
      );
    }
    case 'finished':
      return { ...state, finishedAt: at, delivery: event.payload.delivery };
  }
}

const said = ({ actor, at }: CaseEvent, text: SealedRef): Said => ({ text, staffId: staffIdOf(actor), at });

const dated = (documents: DocumentRef[], at: string) => documents.map((document) => ({ ...document, at }));

function withPapers(state: Case, documents: DocumentRef[], at: string): Case {
  return { ...state, documents: [...state.documents, ...dated(documents, at)] };
}
