import { queryOptions } from '@tanstack/react-query';
import type { BatchSummary, BatchView, NewBatch } from '../../../contracts/batches.ts';
import { api, sendOnce } from '../../platform/app.ts';

export const batchesQuery = queryOptions({
  queryKey: ['batches'] as const,
  queryFn: async ({ signal }) =>
    (await api<{ batches: BatchSummary[] }>({ path: '/batches', signal })).batches,
});

export const batchQuery = (id: string) =>
  queryOptions({
    queryKey: ['batches', id] as const,
    queryFn: ({ signal }) => api<BatchView>({ path: `/batches/${encodeURIComponent(id)}`, signal }),
  });

/** Begins a batch; sending the same one again after a lost answer begins it once. */
export const beginBatch = (body: NewBatch): Promise<{ id: string }> =>
  sendOnce(`batch ${body.command}`, '/batches', body);
