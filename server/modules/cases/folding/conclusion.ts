import type { ConclusionPayloads } from '../events/conclusion.ts';
import { type Folds, said, withPapers } from './folds.ts';

export const conclusionFolds: Folds<keyof ConclusionPayloads> = {
  decided: (state, event) => {
    const { decision, text, documents } = event.payload;
    const made = { ...state, decision: { decision, ...said(event, text) }, decidedAt: event.at };
    return withPapers(made, documents, event.at);
  },
  finished: (state, { at, payload }) => ({ ...state, finishedAt: at, delivery: payload.delivery }),
  withdrawn: (state) => state,
};
