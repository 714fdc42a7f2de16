import type { JointPayloads } from '../events/joint.ts';
import type { Folds } from './folds.ts';

export const jointFolds: Folds<keyof JointPayloads> = {
  'result-held': (state) => ({ ...state, held: true }),
  'result-released': (state) => ({ ...state, held: false }),
  'visit-recorded': (state, { at, payload }) => ({ ...state, visits: [...state.visits, { ...payload, at }] }),
};
