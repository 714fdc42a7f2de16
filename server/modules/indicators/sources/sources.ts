import type { Executor } from '../../../platform/db/index.ts';
import type { FeedPosition } from '../../../platform/feed/index.ts';
import { type CaseRef, caseFeedStart, caseRecords, casesAfter, touchedCases } from '../../cases/index.ts';
import { callFeedStart, callRecords, callsAfter, touchedCalls } from '../../licences/index.ts';
import {
  ratedAfter,
  ratingFeedStart,
  ratingRecords,
  serviceRecords,
  servicesAfter,
  ticketRecords,
  ticketsAfter,
  touchedRatings,
  touchedServices,
  touchedTickets,
} from '../../ratings/index.ts';
import { requestFeedStart, requestRecords, requestsAfter, touchedRequests } from '../../requests/index.ts';
import { matterFeedStart, matterRecords, mattersAfter, touchedMatters } from '../../supervision/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { type FactKey, knownFacts } from '../rollup/facts.ts';
import type { Fact } from '../vocabulary.ts';
import { caseFact, withRatings } from './case-facts.ts';
import {
  callFact,
  matterFact,
  occasions,
  ratingFact,
  ratingId,
  requestFact,
  serviceFact,
  ticketFact,
} from './other-facts.ts';

/**
 * Where facts come from. `changed` reads what was touched behind a position, `all` everything by its key; both answer
 * the facts as they are now, so that a fact that comes twice, late or out of order comes to the same.
 */
export type Source = {
  /** The key before every other. */
  start: readonly string[];
  changed(ctx: IndicatorsContext, db: Executor, after: FeedPosition, limit: number): Promise<Changed>;
  /** `after` is '' at the beginning; `next` null at the end. */
  all(ctx: IndicatorsContext, db: Executor, after: string, limit: number): Promise<Walked>;
};
/** `gone`: what does not count any more. */
type Changed = { facts: Fact[]; gone?: FactKey[]; next: FeedPosition };
type Walked = { facts: Fact[]; next: string | null };
export const sources: Record<string, Source> = {
  cases: {
    start: caseFeedStart,
    async changed(ctx, db, after, limit) {
      const { cases, next } = await touchedCases(db, after, limit);
      return { facts: await caseFacts(ctx, db, cases), next };
    },
    async all(ctx, db, after, limit) {
      const from = after ? (JSON.parse(after) as CaseRef) : null;
      const refs = await casesAfter(db, from, limit);
      const last = refs.at(-1);
      return { facts: await caseFacts(ctx, db, refs), next: last ? JSON.stringify(last) : null };
    },
  },
  ratings: {
    start: ratingFeedStart,
    async changed(_ctx, db, after, limit) {
      const { ids, next } = await touchedRatings(db, after, limit);
      return { ...(await ratingFacts(db, ids)), next };
    },
    async all(_ctx, db, after, limit) {
      const ids = await ratedAfter(db, after, limit);
      const { facts } = await ratingFacts(db, ids);
      return { facts, next: ids.at(-1) ?? null };
    },
  },
  tickets: {
    start: ratingFeedStart,
    async changed(_ctx, db, after, limit) {
      const { ids, next } = await touchedTickets(db, after, limit);
      return { facts: (await ticketRecords(db, ids)).map(ticketFact), next };
    },
    async all(_ctx, db, after, limit) {
      const ids = await ticketsAfter(db, after, limit);
      return { facts: (await ticketRecords(db, ids)).map(ticketFact), next: ids.at(-1) ?? null };
    },
  },
  services: {
    start: ratingFeedStart,
    async changed(_ctx, db, after, limit) {
      const { ids, next } = await touchedServices(db, after, limit);
      return { facts: await serviceFacts(db, ids), next };
    },
    async all(_ctx, db, after, limit) {
      const ids = await servicesAfter(db, after, limit);
      return { facts: await serviceFacts(db, ids), next: ids.at(-1) ?? null };
    },
  },
  requests: {
    start: requestFeedStart,
    async changed({ calendar }, db, after, limit) {
      const { ids, next } = await touchedRequests(db, after, limit);
      return { facts: (await requestRecords(db, calendar, ids)).map(requestFact), next };
    },
    async all({ calendar }, db, after, limit) {
      const ids = await requestsAfter(db, after, limit);
      return {
        facts: (await requestRecords(db, calendar, ids)).map(requestFact),
        next: ids.at(-1) ?? null,
      };
    },
  },
  matters: {
    start: matterFeedStart,
    async changed(_ctx, db, after, limit) {
      const { ids, next } = await touchedMatters(db, after, limit);
      return { facts: (await matterRecords(db, ids)).map(matterFact), next };
    },
    async all(_ctx, db, after, limit) {
      const ids = await mattersAfter(db, after, limit);
      return { facts: (await matterRecords(db, ids)).map(matterFact), next: ids.at(-1) ?? null };
    },
  },
  'licence-calls': {
    start: callFeedStart,
    async changed(_ctx, db, after, limit) {
      const { ids, next } = await touchedCalls(db, after, limit);
      return { facts: (await callRecords(db, ids)).map(callFact), next };
    },
    async all(_ctx, db, after, limit) {
      const ids = await callsAfter(db, after, limit);
      return { facts: (await callRecords(db, ids)).map(callFact), next: ids.at(-1) ?? null };
    },
  },
};

async function caseFacts(ctx: IndicatorsContext, db: Executor, refs: readonly CaseRef[]): Promise<Fact[]> {
  const [records, ratings] = await Promise.all([
    caseRecords(ctx.cases, db, refs),
    ratingRecords(
      db,
      refs.map(({ id }) => id),
    ),
  ]);
  const of = Map.groupBy(ratings, ({ caseId }) => caseId);
  return Promise.all(
    records.map(async (record) => {
      const { placeCode, item } = record;
      const version = await ctx.cases.neighbours.itemVersion(placeCode, item.code, item.version);
      const path = await ctx.cases.neighbours.path(placeCode);
      const calendar = ctx.calendar.forDivisions(path.map(({ code }) => code));
      return caseFact(record, version, calendar, of.get(record.id) ?? []);
    }),
  );
}

async function serviceFacts(db: Executor, ids: readonly string[]): Promise<Fact[]> {
  const [services, ratings] = await Promise.all([serviceRecords(db, ids), ratingRecords(db, ids)]);
  const of = Map.groupBy(ratings, ({ caseId }) => caseId);
  return services.map((service) => serviceFact(service, of.get(service.id) ?? []));
}

/**
 * What ratings say of themselves as far as they count, and that their cases and services were rated. A case that is not
 * known yet says so itself when it comes.
 */
async function ratingFacts(
  db: Executor,
  ids: readonly string[],
): Promise<{ facts: Fact[]; gone: FactKey[] }> {
  const records = await ratingRecords(db, ids);
  const facts = records.map(ratingFact);
  const counted = new Set(facts.map(({ id }) => id));
  const gone = ids
    .flatMap((id) => occasions.map((occasion) => ratingId(id, occasion)))
    .filter((id) => !counted.has(id))
    .map((id) => ({ kind: 'rating' as const, id }));
  const services = await serviceFacts(db, ids);
  const cases = await knownFacts(
    db,
    ids.map((id) => ({ kind: 'case', id })),
  );
  const of = Map.groupBy(records, ({ caseId }) => caseId);
  const rated = [...cases.values()].map((fact) => withRatings(fact, of.get(fact.id) ?? []));
  return { facts: [...facts, ...services, ...rated], gone };
}
