import { staffIdOf } from '../actor-refs.ts';
import type { AcceptancePayloads } from '../events/acceptance.ts';
import { type Folds, said, withPapers } from './folds.ts';

export const acceptanceFolds: Folds<keyof AcceptancePayloads> = {
  submitted: (state) => state,
  'received-at-window': (state, { actor, at, payload: { act, person, mark, signed } }) => ({
    ...state,
    signedPapers: [
      ...state.signedPapers,
      { act, mark, files: signed, personId: person ?? state.agentId, staffId: staffIdOf(actor), at },
    ],
  }),
  'signed-scanned': (state, { payload: { mark, files } }) => ({
    ...state,
    signedPapers: state.signedPapers.map((one) =>
      one.mark === mark && !one.files.length ? { ...one, files } : one,
    ),
  }),
  'pre-checked': (state) => state,
  'correction-requested': (state, { at, payload: { text, points, documents } }) =>
    withPapers({ ...state, correction: { text, points, at } }, documents, at),
  resubmitted: (state, { at, mandate, payload: { answers, materials, agent } }) => ({
    ...state,
    answers,
    materials,
    agentId: agent,
    mandate,
    receivedAt: at,
    later: { ...state.later, deferrals: [] },
  }),
  accepted: (state, { at, payload }) => withPapers({ ...state, acceptedAt: at }, payload.documents, at),
  escalated: (state, event) => ({ ...state, escalation: said(event, event.payload.text) }),
  'sent-back': (state, event) => ({ ...state, returned: said(event, event.payload.text) }),
  'acceptance-refused': (state, event) => {
    const { ground, text, documents } = event.payload;
    return withPapers({ ...state, refusal: { ground, ...said(event, text) } }, documents, event.at);
  },
  // Art. 32: accepted as of the day on which the application was received.
  'deemed-accepted': (state, { at, payload }) =>
    withPapers({ ...state, acceptedAt: state.receivedAt }, payload.documents, at),
};
