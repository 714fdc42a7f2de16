import type { ApplicantActor } from '../../../contracts/identity.ts';
import { type Executor, type RawBuilder, sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { mandatedItems } from '../catalogue/index.ts';
import { actOfItem } from './issuing/act-of-item.ts';
import { yieldOf } from './issuing/types-of-result.ts';
import { licenceTypes } from './queries/licence-types.ts';

/** Whose wallet, and who looks into it: without mandates the holder herself, or who represents her by law. */
export type Whose = Pick<ApplicantActor, 'subjectId' | 'mandates'>;

/** What may be seen of a wallet: licences of these types, and what cases of these items gave. Null: all of it. */
export type Reach = { types: string[]; items: string[]; names: string[] } | null;

/**
 * An agent sees no more of her principal than what she was named for (民法典 161, 个人信息保护法 6): the licences that the
 * materials of those items are bound to, the one they act on, and what their cases gave. A mandate for every item of a
 * place is not narrow.
 */
export async function reachOf(db: Executor, { mandates }: Pick<Whose, 'mandates'>): Promise<Reach> {
  if (!mandates || mandates.some(({ itemCodes }) => itemCodes === null)) return null;
  const [items, types] = await Promise.all([mandatedItems(db, mandates), licenceTypes(db)]);
  const needed = items.flatMap((item) => {
    const acted = actOfItem(types, item, yieldOf(types, item))?.type.id;
    return acted ? [...item.licenceTypes, acted] : item.licenceTypes;
  });
  return {
    types: [...new Set(needed)],
    items: [...new Set(mandates.flatMap(({ itemCodes }) => itemCodes ?? []))],
    names: [...new Set(items.map(({ itemName }) => itemName))],
  };
}

/** The same in the WHERE of a query; `item`: the column with the item whose case gave the licence, where there is one. */
export function inReach(reach: Reach, columns: { type: string; item?: string }): RawBuilder<boolean> {
  if (!reach) return sql<boolean>`true`;
  const byType = sql<boolean>`${sql.ref(columns.type)} = any(${reach.types}::text[])`;
  return columns.item
    ? sql<boolean>`(${byType} or coalesce(${sql.ref(columns.item)} = any(${reach.items}::text[]), false))`
    : byType;
}

/** What only the holder, or who represents her by law, decides. AppError `outside-mandate` (wallet). */
export function assertOwnWallet({ mandates }: Pick<Whose, 'mandates'>): void {
  if (mandates) throw new AppError('outside-mandate', { reason: 'wallet' });
}
