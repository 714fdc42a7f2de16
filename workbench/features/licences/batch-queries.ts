import { queryOptions } from '@tanstack/react-query';
import type {
  LicenceBatchList,
  LicenceBatchOrder,
  LicenceBatchReply,
  LicenceBatchView,
} from '../../../contracts/licence-batches.ts';
import { api, sendOnce } from '../../platform/app.ts';
import { licenceKeys } from './queries.ts';

/** Looked at again while something is under way; the work goes on without the page. */
const again = 2000;

export const licenceBatchesQuery = queryOptions({
  queryKey: [...licenceKeys.all, 'batches'] as const,
  queryFn: ({ signal }) => api<LicenceBatchList>({ path: '/licence-batches', signal }),
  refetchInterval: ({ state }) => (state.data?.batches.some((one) => !one.settledAt) ? again : false),
});

export const licenceBatchQuery = (id: string) =>
  queryOptions({
    queryKey: [...licenceKeys.all, 'batch', id] as const,
    queryFn: ({ signal }) =>
      api<LicenceBatchView>({ path: `/licence-batches/${encodeURIComponent(id)}`, signal }),
    refetchInterval: ({ state }) => (state.data && !state.data.settledAt ? again : false),
  });

/** The key is the intent's, so that sending again is never a second order. */
export const orderLicenceBatch = (body: LicenceBatchOrder): Promise<LicenceBatchReply> =>
  sendOnce('licence-batch', '/licence-batches', body);

export const stopLicenceBatch = (id: string) =>
  api({ method: 'POST', path: `/licence-batches/${encodeURIComponent(id)}/stop` });
