import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  DesignList,
  DesignPublished,
  DesignTried,
  DesignView,
  DraftSaved,
  FoundItems,
  ItemForPackage,
  NewDesign,
  PackageComparison,
  StateCommand,
} from '../../../contracts/package-design.ts';
import type { CutChoice, WhatIfAnswer, WhatIfChoices } from '../../../contracts/package-what-if.ts';
import type { PackageDefinition } from '../../../contracts/packages.ts';
import type { PlanAnswers } from '../../../contracts/plan.ts';
import { query } from '../../platform/api.ts';
import { api } from '../../platform/app.ts';

export type PackagePlace = { packageId: string; divisionCode: string };

const at = (packageId: string, below = '') => `/packages/${encodeURIComponent(packageId)}${below}`;

export const designsQuery = queryOptions({
  queryKey: ['packages', 'list'] as const,
  queryFn: ({ signal }) => api<DesignList>({ path: '/packages', signal }),
});

export const designQuery = ({ packageId, divisionCode }: PackagePlace) =>
  queryOptions({
    queryKey: ['packages', 'design', divisionCode, packageId] as const,
    queryFn: ({ signal }) => api<DesignView>({ path: `${at(packageId)}${query({ divisionCode })}`, signal }),
    refetchOnWindowFocus: false, // what is being edited is not replaced under one's hands
    staleTime: 0,
  });

export const changesQuery = (
  { packageId, divisionCode }: PackagePlace,
  from: number,
  to: number | undefined,
) =>
  queryOptions({
    queryKey: ['packages', 'changes', divisionCode, packageId, from, to ?? 'draft'] as const,
    queryFn: ({ signal }) =>
      api<PackageComparison>({
        path: `${at(packageId, '/changes')}${query({ divisionCode, from, to })}`,
        signal,
      }),
    staleTime: 0,
  });

/** The draft checked, and planned on answers one makes up. Nothing is kept. */
export const tryQuery = (divisionCode: string, definition: PackageDefinition, answers: PlanAnswers) =>
  queryOptions({
    queryKey: ['packages', 'try', divisionCode, definition, answers] as const,
    queryFn: ({ signal }) =>
      api<DesignTried>({
        method: 'POST',
        path: '/package-trial',
        body: { divisionCode, definition, answers },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
    gcTime: 30_000,
    retry: false,
  });

/** Published items of a division by words; nothing is asked before two characters. */
export const itemsQuery = (divisionCode: string, text: string) =>
  queryOptions({
    queryKey: ['packages', 'items', divisionCode, text] as const,
    queryFn: ({ signal }) =>
      api<FoundItems>({ path: `/package-items${query({ divisionCode, text })}`, signal }),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  });

export const fetchItem = (divisionCode: string, itemCode: string): Promise<ItemForPackage> =>
  api({ path: `/package-items/${encodeURIComponent(itemCode)}${query({ divisionCode })}` });

export const fetchDesign = ({ packageId, divisionCode }: PackagePlace): Promise<DesignView> =>
  api({ path: `${at(packageId)}${query({ divisionCode })}` });

export const beginDesign = (body: NewDesign): Promise<DraftSaved> =>
  api({ method: 'POST', path: '/packages', body });

export const saveDraft = (
  { packageId, divisionCode }: PackagePlace,
  revision: number,
  definition: PackageDefinition,
): Promise<DraftSaved> =>
  api({ method: 'PUT', path: at(packageId, '/draft'), body: { divisionCode, revision, definition } });

export const publishDesign = (
  { packageId, divisionCode }: PackagePlace,
  revision: number,
): Promise<DesignPublished> =>
  api({ method: 'POST', path: at(packageId, '/publish'), body: { divisionCode, revision } });

export const discardDraft = ({ packageId, divisionCode }: PackagePlace, revision: number): Promise<void> =>
  api({ method: 'POST', path: at(packageId, '/discard'), body: { divisionCode, revision } });

export const setPackageState = (packageId: string, body: StateCommand): Promise<{ state: string }> =>
  api({ method: 'POST', path: at(packageId, '/state'), body });

export const whatIfChoicesQuery = (divisionCode: string | undefined) =>
  queryOptions({
    queryKey: ['packages', 'what-if', divisionCode ?? ''] as const,
    queryFn: ({ signal }) =>
      api<WhatIfChoices>({ path: `/package-what-if${query({ divisionCode })}`, signal }),
    refetchOnWindowFocus: false,
  });

export const whatIfQuery = (divisionCode: string, choice: CutChoice | undefined) =>
  queryOptions({
    queryKey: ['packages', 'what-if', divisionCode, choice?.kind, choice?.what, choice?.of] as const,
    queryFn: ({ signal }) => {
      const { kind, what, of } = choice as CutChoice;
      const cut = { kind, what, ...(of === undefined ? {} : { of }) };
      return api<WhatIfAnswer>({
        method: 'POST',
        path: '/package-what-if',
        body: { divisionCode, cut },
        signal,
      });
    },
    enabled: choice !== undefined && divisionCode !== '',
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
