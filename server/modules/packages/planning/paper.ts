import type { Dependency, PackageMaterial, Result } from '../../../../contracts/packages.ts';

/** Names that many different papers share: they are the same paper only within one item. */
const generic = /^(申请书|申请表|登记表|备案表|审批表|承诺书|声明|情况说明|说明|其他.*|相关.*)$/;

/** A name as it is compared: width made equal, book-title marks and a closing remark in brackets gone. */
export function plainName(name: string): string {
  const words = wide(name);
  const bare = words.replace(/([^（）])（[^（）]*）$/, '$1');
  return bare || words;
}

/** Name and the remark in its brackets: 税务事项通知书（清税证明） is known by both. */
function names(name: string): string[] {
  const words = wide(name);
  const remark = /（([^（）]{2,})）$/.exec(words)?.[1];
  return remark ? [plainName(name), remark] : [plainName(name)];
}

function wide(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s《》“”"]/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
}

/**
 * What paper a material is: the same text for the same paper, whichever item asks for it. The designer's own word
 * first, then licence type and holder, the standard code, the name; a name like 申请表 counts only within `scope`.
 */
export function paperOf(material: PackageMaterial, scope: string): string {
  if (material.same) return `same:${material.same}`;
  if (material.licenceTypeId) return licencePaper(material.licenceTypeId, material.holder);
  if (material.standardCode) return `code:${material.standardCode}:${material.holder}`;
  const name = plainName(material.name);
  if (material.role === 'application-form' || generic.test(name)) return `name:${name}@${scope}`;
  return `name:${name}`;
}

export function licencePaper(typeId: string, holder: string): string {
  return `licence:${typeId}:${holder}`;
}

/** Every way a paper that is handed out may be called by those who ask for it. */
export function papersOfResult(result: Result | null): string[] {
  if (!result) return [];
  const byName = names(result.name).map((name) => `name:${name}`);
  return result.licenceTypeId ? [licencePaper(result.licenceTypeId, result.holder), ...byName] : byName;
}

/** What a dependency brings: the earlier item's result, or what its own words name. */
export function papersBrought(dependency: Dependency, result: Result | null): string[] {
  const named = names(dependency.needs).map((name) => `name:${name}`);
  const own = dependency.licenceTypeId
    ? [licencePaper(dependency.licenceTypeId, 'subject'), ...named]
    : named;
  return dependency.kind === 'held-licence' ? own : [...own, ...papersOfResult(result)];
}

/** All that a material answers to when it is looked for among what is brought. */
export function papersOf(material: PackageMaterial, scope: string): string[] {
  return [...new Set([paperOf(material, scope), `name:${plainName(material.name)}`])];
}
