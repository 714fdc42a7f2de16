import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { BulletinList, BulletinView, NewBulletin } from '../../../contracts/bulletins.ts';
import { query } from '../../platform/api.ts';
import { api, sendOnce } from '../../platform/app.ts';

export const bulletinKeys = { all: ['bulletins'] as const };

export const bulletinsQuery = infiniteQueryOptions({
  queryKey: [...bulletinKeys.all, 'list'] as const,
  queryFn: ({ pageParam, signal }) =>
    api<BulletinList>({ path: `/bulletins${query({ after: pageParam })}`, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export const bulletinQuery = (id: string) =>
  queryOptions({
    queryKey: [...bulletinKeys.all, 'one', id],
    queryFn: ({ signal }) => api<BulletinView>({ path: `/bulletins/${id}`, signal }),
  });

export const draftBulletin = (body: NewBulletin) =>
  api<{ id: string }>({ method: 'POST', path: '/bulletins', body });

export const saveRemarks = (id: string, body: { version: number; remarks: string }) =>
  api<{ version: number }>({ method: 'PUT', path: `/bulletins/${id}/remarks`, body });

/** Issued once, however often it is sent. */
export const issueBulletin = (id: string, version: number): Promise<unknown> =>
  sendOnce(`${id} issue`, `/bulletins/${id}/issue`, { version });
