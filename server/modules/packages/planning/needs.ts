import { bareMaterial } from '../../../../contracts/bare-packages.ts';
import type { ChoiceGroup } from '../../../../contracts/catalogue.ts';
import type { Necessity } from '../../../../contracts/catalogue-codes.ts';
import type { PackageMaterial, SubItem } from '../../../../contracts/packages.ts';
import type { Plan, PlanMaterial } from '../../../../contracts/plan.ts';
import type { Facts } from './facts.ts';
import type { OpenQuestions } from './open-questions.ts';
import { compareText } from './order.ts';
import type { PackageIndex } from './package-index.ts';
import { paperOf, papersOf } from './paper.ts';
import { ruleOf } from './rule.ts';

export type NeedStrength = PlanMaterial['need'];

/** One paper that one item asks for under these answers. `item` null: the package as a whole asks. */
export type Need = {
  item: SubItem | null;
  material: PackageMaterial;
  /** Null for what only a dependency names: the item's own list does not have it. */
  materialId: string | null;
  paper: string;
  papers: readonly string[];
  need: NeedStrength;
  group: ChoiceGroup | null;
};

/** 必要性 as the planner counts it; a condition that is met makes an optional material required, as in the catalogue. */
const strengths: Record<Necessity, NeedStrength> = {
  required: 'required',
  optional: 'optional',
  deferrable: 'later',
  'credit-exempt': 'optional',
  'credit-deferrable': 'later',
  'by-credit': 'optional',
};

/** What the chosen items ask of this applicant, and what falls away because its condition is not met. */
export function needsOf(
  index: PackageIndex,
  chosen: readonly SubItem[],
  facts: Facts,
  open: OpenQuestions,
): { needs: Need[]; notNeeded: Plan['notNeeded'] } {
  const needs: Need[] = [];
  const notNeeded: Plan['notNeeded'] = [];
  const read = (material: PackageMaterial, item: SubItem | null): void => {
    if (material.submitter === 'staff') return;
    const tested = facts.test(material.when);
    if (tested === 'open') {
      open.add(facts.missing(material.when as string), material.name, 'details');
    } else if (tested === 'no' && facts.waitsForStaff(material.when as string)) {
      needs.push({ ...needOf(material, item, index), need: 'optional' });
    } else if (tested === 'no') {
      const condition = facts.because(material.when as string);
      const by = ruleOf('condition-of-material', condition);
      notNeeded.push({ name: material.name, item: item?.key ?? null, rule: by });
    } else {
      needs.push(needOf(material, item, index));
    }
  };
  for (const item of chosen) for (const material of inOrder(item.materials)) read(material, item);
  if (chosen.length > 0) {
    for (const material of inOrder(index.definition.materials)) read(material, null);
  }
  return { needs, notNeeded };
}

function needOf(material: PackageMaterial, item: SubItem | null, index?: PackageIndex): Need {
  const scope = item?.key ?? '';
  const strength = strengths[material.necessity];
  const known = index?.paper(material);
  return {
    item,
    material,
    materialId: material.id,
    paper: known?.paper ?? paperOf(material, scope),
    papers: known?.papers ?? papersOf(material, scope),
    need: material.when && strength === 'optional' ? 'required' : strength,
    group: item?.groups.find((group) => group.id === material.group) ?? null,
  };
}

function inOrder(materials: readonly PackageMaterial[] | null): PackageMaterial[] {
  return [...(materials ?? [])].sort((a, b) => compareText(a.id, b.id));
}

/** A paper that only the words of a dependency name. */
export function namedByDependency(
  name: string,
  licenceTypeId: string | null,
  item: SubItem,
  need: NeedStrength,
): Need {
  const necessity = need === 'required' ? 'required' : 'optional';
  const material = bareMaterial({ id: '', name, necessity, licenceTypeId });
  return { ...needOf(material, item), need, materialId: null };
}
