import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { query } from '../../platform/api.ts';
import { api } from '../../platform/app.ts';

export type ItemAt = { itemCode: string; divisionCode: string; version: number };

/** What of an item is edited here by itself, each published as the item's next version. */
type Part = 'route' | 'rules';

const at = (part: Part, itemCode: string, below = '') =>
  `/catalogue/items/${encodeURIComponent(itemCode)}/${part}${below}`;

export const itemPartQuery = <View>(part: Part, itemCode: string, divisionCode: string) =>
  queryOptions({
    queryKey: ['catalogue', part, itemCode, divisionCode] as const,
    queryFn: ({ signal }) => api<View>({ path: `${at(part, itemCode)}${query({ divisionCode })}`, signal }),
    refetchOnWindowFocus: false, // what is being edited is not replaced under one's hands
  });

/** What stands in the way of a draft, and what it does on these answers. Nothing is kept. */
export const partCheckQuery = <Checked>(
  part: Part,
  { itemCode, divisionCode }: ItemAt,
  draft: object,
  answers: Record<string, unknown>,
) =>
  queryOptions({
    queryKey: ['catalogue', 'check', part, itemCode, divisionCode, draft, answers] as const,
    queryFn: ({ signal }) =>
      api<Checked>({
        method: 'POST',
        path: at(part, itemCode, '/check'),
        body: { divisionCode, [part]: draft, answers },
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const publishPart = (
  part: Part,
  { itemCode, divisionCode, version }: ItemAt,
  draft: object | null,
): Promise<{ version: number }> =>
  api({ method: 'POST', path: at(part, itemCode), body: { divisionCode, version, [part]: draft } });
