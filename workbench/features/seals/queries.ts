import { queryOptions } from '@tanstack/react-query';
import type { SealActBody, SealApplication, SealDetail, SealList } from '../../../contracts/seals.ts';
import { api } from '../../platform/app.ts';

export const sealKeys = { all: ['seals'] as const };

export const sealsQuery = queryOptions({
  queryKey: [...sealKeys.all, 'list'] as const,
  queryFn: ({ signal }) => api<SealList>({ path: '/seals', signal }),
});

export const sealQuery = (id: string) =>
  queryOptions({
    queryKey: [...sealKeys.all, 'one', id] as const,
    queryFn: ({ signal }) => api<SealDetail>({ path: `/seals/${encodeURIComponent(id)}`, signal }),
  });

export const applyForSeal = (body: SealApplication) =>
  api<{ id: string }>({ method: 'POST', path: '/seals', body });

export const actOnSeal = (id: string, body: SealActBody) =>
  api({ method: 'POST', path: `/seals/${encodeURIComponent(id)}/acts`, body });
