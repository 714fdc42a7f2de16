import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CorrectionReason } from '../../../contracts/case-commands.ts';
import type {
  CaseColleague,
  CaseList,
  CaseView,
  Change,
  FilterQuery,
  ListDivision,
  Queue,
  SavedFilter,
} from '../../../contracts/cases.ts';
import type { StepParties } from '../../../contracts/review-views.ts';
import { query } from '../../platform/api.ts';
import { api } from '../../platform/app.ts';

/** What a list is narrowed to; part of the address, so that it can be kept and sent to a colleague. */
export type ListSearch = Omit<FilterQuery, 'queue'> & { queue: Queue };

/** What narrows a list beside its queue. */
export const narrowed = ({ queue: _queue, ...rest }: ListSearch): boolean => Object.keys(rest).length > 0;

export const caseKeys = {
  all: ['cases'] as const,
  counts: ['cases', 'counts'] as const,
  list: (search: ListSearch) => ['cases', 'list', search] as const,
  one: (id: string) => ['cases', 'one', id] as const,
};

/** Numbers beside the queues: asked for apart from the rows, with the least row there is, so that they come first. */
export const countsQuery = queryOptions({
  queryKey: caseKeys.counts,
  queryFn: async ({ signal }) => (await api<CaseList>({ path: '/cases?queue=mine&limit=1', signal })).counts,
  staleTime: 5_000,
});

/** Places the list may be narrowed to; they change by an import a few times a year. */
export const divisionsQuery = queryOptions({
  queryKey: [...caseKeys.all, 'divisions'] as const,
  queryFn: async ({ signal }) =>
    (await api<{ divisions: ListDivision[] }>({ path: '/cases/divisions', signal })).divisions,
  staleTime: Number.POSITIVE_INFINITY,
});

/** What can be wrong with a material or a field; edited by people once in a while. */
export const correctionReasonsQuery = queryOptions({
  queryKey: [...caseKeys.all, 'correction-reasons'] as const,
  queryFn: async ({ signal }) =>
    (await api<{ reasons: CorrectionReason[] }>({ path: '/correction-reasons', signal })).reasons,
  staleTime: Number.POSITIVE_INFINITY,
});

export const pageSize = 30;

/** Rows, most urgent first; «下一页» asks with the cursor of the page before, so no row is skipped or shown twice. */
export const listQuery = (search: ListSearch) =>
  infiniteQueryOptions({
    queryKey: caseKeys.list(search),
    queryFn: ({ pageParam, signal }) =>
      api<CaseList>({ path: `/cases${query({ ...search, cursor: pageParam, limit: pageSize })}`, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** Whom a step (or one of its seats) may be given to, and who may be asked. */
export const partiesQuery = (id: string, step?: string, seat?: string) =>
  queryOptions({
    queryKey: [...caseKeys.one(id), 'parties', step, seat] as const,
    queryFn: ({ signal }) =>
      api<StepParties>({
        path: `/cases/${encodeURIComponent(id)}/parties${query({ step, seat })}`,
        signal,
      }),
  });

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: caseKeys.one(id),
    queryFn: ({ signal }) => api<CaseView>({ path: `/cases/${encodeURIComponent(id)}`, signal }),
  });

/** Who could take a case over; part of the case's own key, so that it is read anew as the case changes. */
export const colleaguesQuery = (id: string) =>
  queryOptions({
    queryKey: [...caseKeys.one(id), 'colleagues'] as const,
    queryFn: async ({ signal }) =>
      (
        await api<{ colleagues: CaseColleague[] }>({
          path: `/cases/${encodeURIComponent(id)}/colleagues`,
          signal,
        })
      ).colleagues,
  });

export const filtersQuery = queryOptions({
  queryKey: [...caseKeys.all, 'filters'] as const,
  queryFn: async ({ signal }) =>
    (await api<{ filters: SavedFilter[] }>({ path: '/case-filters', signal })).filters,
  staleTime: 30_000,
});

/** What others did since a version. */
export const readChanges = async (id: string, since: number): Promise<Change[]> =>
  (await api<{ changes: Change[] }>({ path: `/cases/${encodeURIComponent(id)}/changes?since=${since}` }))
    .changes;
