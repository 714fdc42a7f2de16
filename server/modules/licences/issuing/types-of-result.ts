import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { LicenceType, PaperKind } from '../../../../contracts/licences.ts';
import { kindByName } from '../../catalogue/index.ts';

/** What an item promises, as far as its result is told from it. */
export type ItemResult = { itemCode: string; itemName: string; result: ItemDefinition['result'] };

/**
 * What a granted case of an item yields: a licence made here, one that a ministry's system makes and whose number is
 * recorded, a paper whose type comes of the result itself, or no paper: a payment, an entry in a register.
 */
export type Yield =
  | { does: 'issue'; type: LicenceType }
  | { does: 'record'; type: LicenceType }
  | { does: 'derive'; kind: PaperKind; name: string }
  | { does: 'nothing' };

/**
 * By data alone: the item names a type, a type names the item, or the result is called like a type; else the result
 * itself is one, where it is a paper. `known`: the kind of what is no item's result (一业一证).
 */
export function yieldOf(types: readonly LicenceType[], item: ItemResult, known?: PaperKind): Yield {
  const { itemCode, result } = item;
  const named =
    types.find(({ id }) => id === result.licenceTypeId) ??
    types.find(({ origin, issuedByItems }) => origin === 'file' && issuedByItems.includes(itemCode));
  const kind = known ?? paperKind(item);
  const type = named ?? (kind && types.find((one) => one.origin === 'file' && calledLike(one, result)));
  if (type) return { does: type.issuedBy === 'platform' ? 'issue' : 'record', type };
  return kind ? { does: 'derive', kind, name: paperName(item, kind) } : { does: 'nothing' };
}

function calledLike({ name, aliases }: LicenceType, result: ItemDefinition['result']): boolean {
  const words = new Set([name, ...aliases]);
  return [result.name, ...result.documents].some((one) => one !== null && words.has(one));
}

/** 证照、批文、文书; what the source calls 其他 or did not say is judged by how its name ends. */
function paperKind({ result }: ItemResult): PaperKind | null {
  const { kind, name } = result;
  if (kind === 'licence' || kind === 'approval' || kind === 'document') return kind;
  if (kind === 'none' || name === null) return null;
  const told = kindByName(name);
  if (told === 'licence' || told === 'approval' || told === 'document') return told;
  return /(证明|批文|意见|公告|书|函|照|单|卡|牌)$/.test(name) ? 'document' : null;
}

const refuses = /不予|不准|不同意|未通过/;

/** The paper that a grant gives: of several, the first that does not refuse. */
function paperName({ itemName, result }: ItemResult, kind: PaperKind): string {
  const papers = result.documents.length > 0 ? result.documents : result.name ? [result.name] : [];
  const name = papers.find((one) => !refuses.test(one)) ?? papers[0];
  if (!name) return kind === 'licence' ? itemName : `${itemName}${kind === 'approval' ? '批复' : '决定书'}`;
  // 给予／不予法律援助决定书 is one name for two papers.
  return /^(.+?)[／/]不(?:予|准|同意)(.+)$/.test(name) ? name.replace(/[／/]不(?:予|准|同意)/, '') : name;
}
