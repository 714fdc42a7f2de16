import { queryOptions } from '@tanstack/react-query';
import type {
  DesignList,
  DesignPreview,
  DesignSave,
  DesignView,
  LicenceDesign,
} from '../../../contracts/licence-designs.ts';
import { api } from '../../platform/app.ts';

export const layoutKeys = { all: ['layouts'] as const };
const of = (typeId: string) => `/licence-designs/${encodeURIComponent(typeId)}`;

export const layoutsQuery = queryOptions({
  queryKey: [...layoutKeys.all, 'list'] as const,
  queryFn: ({ signal }) => api<DesignList>({ path: '/licence-designs', signal }),
});

/** Fetched anew only when asked for: what is being drawn must not be replaced under the hand. */
export const layoutQuery = (typeId: string) =>
  queryOptions({
    queryKey: [...layoutKeys.all, 'one', typeId] as const,
    queryFn: ({ signal }) => api<DesignView>({ path: of(typeId), signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const previewOf = (typeId: string, design: LicenceDesign, longest: boolean, signal: AbortSignal) =>
  api<DesignPreview>({ method: 'POST', path: `${of(typeId)}/preview`, body: { design, longest }, signal });

export const saveLayout = (typeId: string, body: DesignSave) =>
  api<{ revision: number }>({ method: 'PUT', path: `${of(typeId)}/draft`, body });

export const publishLayout = (typeId: string, revision: number) =>
  api<{ version: number }>({ method: 'POST', path: `${of(typeId)}/publish`, body: { revision } });

export const dropLayout = (typeId: string, revision: number) =>
  api({ method: 'POST', path: `${of(typeId)}/drop`, body: { revision } });
