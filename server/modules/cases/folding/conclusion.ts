import { staffIdOf } from '../actor-refs.ts';
import type { ConclusionPayloads } from '../events/conclusion.ts';
import { type Folds, said, withPapers } from './folds.ts';

export const conclusionFolds: Folds<keyof ConclusionPayloads> = {
  decided: (state, event) => {
    const { decision, text, documents } = event.payload;
    const made = { ...state, decision: { decision, ...said(event, text) }, decidedAt: event.at };
    return withPapers(made, documents, event.at);
  },
  finished: (state, { at, payload }) => ({ ...state, finishedAt: at, delivery: payload.delivery }),
  issued: (state, { at, actor, payload }) => ({
    ...state,
    issued: { printedBy: payload.printedBy, staffId: staffIdOf(actor), at },
  }),
  delivered: (state, { at, actor, payload }) => {
    const { delivery, handedBy, text, documents } = payload;
    const handed = { way: delivery, handedBy, text, staffId: staffIdOf(actor), at };
    return withPapers({ ...state, handed }, documents, at);
  },
  collected: (state, { at, actor, payload }) =>
    withPapers({ ...state, collected: { by: actor, at } }, payload.documents, at),
  withdrawn: (state) => state,
  // Number and clock stay; the competent organisation begins its own work at the step reached.
  transferred: (state, { at, payload }) => {
    const moved = {
      ...state,
      organisationId: payload.organisation,
      state: state.acceptedAt ? ('accepted' as const) : ('received' as const),
      handler: null,
      escalation: null,
      returned: null,
      opinion: null,
      route: null,
      formerRoute: state.route,
    };
    return withPapers(moved, payload.documents, at);
  },
  voided: (state, event) => {
    const { ground, text, documents } = event.payload;
    return withPapers({ ...state, voiding: { ground, ...said(event, text) } }, documents, event.at);
  },
};
