import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { SubjectKind } from '../../../../contracts/identity.ts';
import type { SubjectWords } from '../vocabulary.ts';

export type FirstStep = { itemCode: string; name: string; resultName: string | null };
export type Eligibility =
  | { ok: true }
  | {
      ok: false;
      reason: 'for-organisations' | 'for-persons' | 'for-other-kinds';
      allowed: SubjectKind[];
      first: FirstStep[];
    };

/**
 * Whether a subject of this kind may apply; by the item's service objects only, 未填报 lets everybody in. Where not,
 * `first` holds what this subject can do before: items open to it whose result is the licence that makes a subject of
 * an allowed kind (a business licence makes an enterprise), taken from the catalogue's data.
 */
export function whoMayApply(
  item: ItemDefinition,
  kind: SubjectKind,
  catalogue: readonly ItemDefinition[],
  subjects: SubjectWords,
): Eligibility {
  const allowed = item.service.subjectKinds;
  if (!allowed?.length || allowed.includes(kind)) return { ok: true };
  return {
    ok: false,
    reason: reasonOf(allowed, kind),
    allowed,
    first: firstSteps(item, kind, allowed, catalogue, subjects),
  };
}

function reasonOf(allowed: readonly SubjectKind[], kind: SubjectKind) {
  if (kind === 'person') return 'for-organisations' as const;
  return allowed.every((one) => one === 'person') ? ('for-persons' as const) : ('for-other-kinds' as const);
}

function firstSteps(
  item: ItemDefinition,
  kind: SubjectKind,
  allowed: readonly SubjectKind[],
  catalogue: readonly ItemDefinition[],
  subjects: SubjectWords,
): FirstStep[] {
  const makers = new Set(allowed.flatMap((one) => subjects.establishedBy[one] ?? []));
  // A licence the item itself asks for comes before others that would also make an allowed kind.
  const needed = new Set(item.materials?.flatMap((one) => one.licenceTypeId ?? []) ?? []);
  const rank = (one: ItemDefinition) => (needed.has(one.result.licenceTypeId ?? '') ? 0 : 1);
  return catalogue
    .filter((one) => one.id !== item.id && makers.has(one.result.licenceTypeId ?? ''))
    .filter((one) => one.service.subjectKinds?.includes(kind))
    .sort((a, b) => rank(a) - rank(b))
    .map((one) => ({ itemCode: one.id, name: one.name, resultName: one.result.name }));
}
