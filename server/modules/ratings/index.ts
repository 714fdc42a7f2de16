export type { RatedCase } from './rating.ts';
export { ratingsOf } from './store.ts';
export { rateCase } from './use-cases/rate-case.ts';
