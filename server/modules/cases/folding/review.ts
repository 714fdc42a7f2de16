import type { ReviewPayloads } from '../events/review.ts';
import { type Folds, said } from './folds.ts';

export const reviewFolds: Folds<keyof ReviewPayloads> = {
  reviewed: (state, event) => {
    const { opinion, text } = event.payload;
    return { ...state, opinion: { opinion, ...said(event, text) } };
  },
};
