import type { LaterPayloads } from '../events/later.ts';
import { type Folds, withPapers } from './folds.ts';

export const laterFolds: Folds<keyof LaterPayloads> = {
  committed: (state, { at, actor, payload: { materials, text, documents } }) => {
    const commitment = { materials, text, at, by: actor };
    return withPapers({ ...state, later: { ...state.later, commitment } }, documents, at);
  },
  deferred: (state, { payload }) => {
    const deferrals = payload.materials.map((one) => ({
      ...one,
      files: [],
      suppliedAt: null,
      breachedAt: null,
    }));
    return { ...state, later: { ...state.later, deferrals, reminded: false } };
  },
  supplied: (state, { at, payload }) => {
    const given = new Map(payload.materials.map((one) => [one.id, one.files]));
    const deferrals = state.later.deferrals.map((one) => {
      const files = given.get(one.id);
      return files ? { ...one, files, suppliedAt: at } : one;
    });
    return { ...state, later: { ...state.later, deferrals } };
  },
  'licence-taken': (state, { at, payload: { material, text } }) => ({
    ...state,
    taken: [...state.taken, { material, text }],
    materials: state.materials.map((one) =>
      one.id === material ? { ...one, source: 'held-licence' as const, licence: text.sm3 } : one,
    ),
    later: {
      ...state.later,
      deferrals: state.later.deferrals.map((one) =>
        one.id === material && !one.suppliedAt ? { ...one, suppliedAt: at } : one,
      ),
    },
  }),
  'supply-reminded': (state) => ({ ...state, later: { ...state.later, reminded: true } }),
  'commitment-breached': (state, { at, actor, payload }) => {
    const { what, materials } = payload;
    const deferrals = state.later.deferrals.map((one) =>
      what === 'deferral' && materials.includes(one.id) && !one.suppliedAt ? { ...one, breachedAt: at } : one,
    );
    const breaches = [...state.later.breaches, { ...payload, at, by: actor }];
    return { ...state, later: { ...state.later, deferrals, breaches } };
  },
  'instant-judged': (state, { at, payload }) => ({ ...state, instant: { ...payload, at } }),
};
