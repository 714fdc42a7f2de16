import { infiniteQueryOptions } from '@tanstack/react-query';
import type { NoticeList, NoticesRead } from '../../../contracts/notices.ts';
import { query } from '../../platform/api.ts';
import { api } from '../../platform/app.ts';

/** The bell reads the first page of what the page of notices shows: one answer for both. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'] as const,
  queryFn: ({ pageParam, signal }) =>
    api<NoticeList>({ path: `/notices${query({ before: pageParam, limit: 30 })}`, signal }),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

export const markRead = (which: NoticesRead) => api({ method: 'POST', path: '/notices/read', body: which });
