import { staffIdOf } from '../actor-refs.ts';
import type { CustodyPayloads } from '../events/custody.ts';
import type { Folds } from './folds.ts';

export const custodyFolds: Folds<keyof CustodyPayloads> = {
  taken: (state, { actor, at }) => ({ ...state, handler: { staffId: staffIdOf(actor), since: at } }),
  released: (state) => ({ ...state, handler: null }),
  'handed-over': (state, { payload, at }) => ({ ...state, handler: { staffId: payload.to, since: at } }),
  assigned: (state, { payload, at }) => ({ ...state, handler: { staffId: payload.to, since: at } }),
  reassigned: (state, { payload, at }) => ({ ...state, handler: { staffId: payload.to, since: at } }),
};
