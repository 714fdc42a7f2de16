import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  LicenceActBody,
  LicenceActReply,
  LicenceList,
  LicenceRetry,
  LicenceView,
} from '../../../contracts/licence-acts.ts';
import type { LicenceCalls, LicencePull, PulledLicence } from '../../../contracts/licence-use.ts';
import type { LicenceState } from '../../../contracts/licences.ts';
import { query } from '../../platform/api.ts';
import { api, sendOnce } from '../../platform/app.ts';

export type LicenceSearch = { state?: LicenceState; text?: string };
export const licenceKeys = { all: ['licences'] as const };

export const licencesQuery = (search: LicenceSearch) =>
  infiniteQueryOptions({
    queryKey: [...licenceKeys.all, 'list', search] as const,
    queryFn: ({ pageParam, signal }) =>
      api<LicenceList>({ path: `/licences${query({ ...search, before: pageParam })}`, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

export const licenceQuery = (id: string) =>
  queryOptions({
    queryKey: [...licenceKeys.all, 'one', id] as const,
    queryFn: ({ signal }) => api<LicenceView>({ path: `/licences/${encodeURIComponent(id)}`, signal }),
  });

export const callsQuery = queryOptions({
  queryKey: [...licenceKeys.all, 'calls'] as const,
  queryFn: ({ signal }) => api<LicenceCalls>({ path: '/licences/calls', signal }),
});

/** One act; the key is the intent's, so that sending again is never a second act. */
export const actOnLicence = (id: string, body: LicenceActBody): Promise<LicenceActReply> =>
  sendOnce(`${id} ${body.act}`, `/licences/${encodeURIComponent(id)}/acts`, body);

export const retryIssue = (id: string, body: LicenceRetry) =>
  api({ method: 'POST', path: `/licence-issues/${encodeURIComponent(id)}/retry`, body });

export const pullLicence = (body: LicencePull) =>
  api<PulledLicence>({ method: 'POST', path: '/licences/pull', body });
