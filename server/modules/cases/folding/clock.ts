import type { ClockPayloads } from '../events/clock.ts';
import { type Folds, said, withPapers } from './folds.ts';

export const clockFolds: Folds<keyof ClockPayloads> = {
  suspended: (state, event) => {
    const { cause, article, expectedEnd, text, documents } = event.payload;
    const suspension = { cause, article, expectedEnd, ...said(event, text) };
    return withPapers({ ...state, suspension }, documents, event.at);
  },
  resumed: (state, { at, payload }) => withPapers({ ...state, suspension: null }, payload.documents, at),
  'special-step-begun': (state, event) => {
    const { no, step, expectedEnd, text, documents } = event.payload;
    const begun = { no, ...step, expectedEnd, ...said(event, text), result: null };
    return withPapers({ ...state, steps: [...state.steps, begun] }, documents, event.at);
  },
  'special-step-ended': (state, event) => {
    const { no, text } = event.payload;
    const steps = state.steps.map((step) => (step.no === no ? { ...step, result: said(event, text) } : step));
    return { ...state, steps };
  },
  extended: (state, event) => {
    const { limit, text, documents } = event.payload;
    return withPapers({ ...state, extension: { limit, ...said(event, text) } }, documents, event.at);
  },
  'deadline-recomputed': (state) => state,
};
