import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { LicenceType } from '../../../../contracts/licences.ts';

/**
 * Which type of licence an item yields, by data alone: the item names it, the type names the item, or the result is
 * called like the type. Undefined: a paper, a payment, an entry in a register, or a type that others issue.
 */
export function typeOfResult(
  types: readonly LicenceType[],
  itemCode: string,
  result: ItemDefinition['result'],
): LicenceType | undefined {
  const named =
    types.find(({ id }) => id === result.licenceTypeId) ??
    types.find(({ issuedByItems }) => issuedByItems.includes(itemCode)) ??
    (result.kind === 'licence' ? types.find((type) => calledLike(type, result)) : undefined);
  return named?.issuedBy === 'platform' ? named : undefined;
}

function calledLike({ name, aliases }: LicenceType, result: ItemDefinition['result']): boolean {
  const words = new Set([name, ...aliases]);
  return [result.name, ...result.documents].some((one) => one !== null && words.has(one));
}
