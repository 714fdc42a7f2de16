import type { Case, SpecialStep } from '../case.ts';
import { type SpanStop, stepStop, suspensionStop, upTo } from '../clock-spans.ts';
import type { ClockPayloads } from '../events/clock.ts';
import { type Folds, said, withPapers } from './folds.ts';

export const clockFolds: Folds<keyof ClockPayloads> = {
  suspended: (state, event) => {
    const { cause, article, expectedEnd, text, documents } = event.payload;
    const suspension = { cause, article, expectedEnd, ...said(event, text) };
    const stops = [...state.stops, suspensionStop(event.payload, event.at)];
    return withPapers({ ...state, suspension, stops }, documents, event.at);
  },
  resumed: (state, { at, payload }) => {
    const stops = closed(state, at, (stop) => stop.step === null);
    return withPapers({ ...state, suspension: null, stops }, payload.documents, at);
  },
  'special-step-begun': (state, event) => {
    const { no, step, expectedEnd, asked, heldOn, text, documents } = event.payload;
    const begun = { no, ...step, expectedEnd, asked, heldOn, ...said(event, text), result: null };
    const stops = step.stopsClock ? [...state.stops, stepStop(event.payload, event.at)] : state.stops;
    return withPapers({ ...state, steps: [...state.steps, begun], stops }, documents, event.at);
  },
  'special-step-asked': (state, event) => {
    const { no, text, documents } = event.payload;
    return withPapers(
      ended(state, event.at, no, { ...said(event, text), outcome: 'asked' }),
      documents,
      event.at,
    );
  },
  'special-step-ended': (state, event) => {
    const { no, outcome, text } = event.payload;
    return ended(state, event.at, no, { ...said(event, text), outcome });
  },
  extended: (state, event) => {
    const { limit, text, documents } = event.payload;
    return withPapers({ ...state, extension: { limit, ...said(event, text) } }, documents, event.at);
  },
  'deadline-recomputed': (state) => state,
};

function ended(state: Case, at: string, no: number, result: NonNullable<SpecialStep['result']>): Case {
  const steps = state.steps.map((step) => (step.no === no ? { ...step, result } : step));
  const name = state.steps.find((step) => step.no === no)?.name;
  return { ...state, steps, stops: closed(state, at, (stop) => stop.step === name) };
}

/** The same step does not run twice at a time, nor does a suspension: what is open and fits is the one that ends. */
const closed = ({ stops }: Case, at: string, fits: (stop: SpanStop) => boolean): SpanStop[] =>
  stops.map((stop) => (!stop.to && fits(stop) ? upTo(stop, at) : stop));
