import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ItemRules, ItemRulesView, RulesChecked } from '../../../../contracts/item-rules.ts';
import { query } from '../../../platform/api.ts';
import { api } from '../../../platform/app.ts';

const at = (itemCode: string, below = '') => `/catalogue/items/${encodeURIComponent(itemCode)}/rules${below}`;
type Item = Pick<ItemRulesView, 'itemCode' | 'divisionCode' | 'version'>;

export const itemRulesQuery = (itemCode: string, divisionCode: string) =>
  queryOptions({
    queryKey: ['catalogue', 'rules', itemCode, divisionCode] as const,
    queryFn: ({ signal }) =>
      api<ItemRulesView>({ path: `${at(itemCode)}${query({ divisionCode })}`, signal }),
    refetchOnWindowFocus: false, // what is being edited is not replaced under one's hands
  });

/** What stands in the way of these rules, and what they find on these answers. Nothing is kept. */
export const rulesCheckQuery = (item: Item, rules: ItemRules, answers: Record<string, unknown>) =>
  queryOptions({
    queryKey: ['catalogue', 'rules-check', item.itemCode, item.divisionCode, rules, answers] as const,
    queryFn: ({ signal }) =>
      api<RulesChecked>({
        method: 'POST',
        path: at(item.itemCode, '/check'),
        body: { divisionCode: item.divisionCode, rules, answers },
        signal,
      }),
    placeholderData: keepPreviousData,
    retry: false,
  });

export const publishRules = (
  { itemCode, divisionCode, version }: Item,
  rules: ItemRules,
): Promise<{ version: number }> =>
  api({ method: 'POST', path: at(itemCode), body: { divisionCode, version, rules } });
