import type { ItemDefinition, Material } from '../../../../contracts/catalogue.ts';
import type { Answers } from '../../../../contracts/forms.ts';

/**
 * What an applicant must bring, given the answers to the item's questions.
 * required: without it the case cannot be submitted; later: may be handed in later 容缺后补; optional: may be given.
 * group: one of the materials with this id is enough (`pick` of them).
 */
export type Requirement = {
  material: Material;
  need: 'required' | 'later' | 'optional';
  group: { id: string; pick: number } | null;
};

const needs: Record<Material['necessity'], Requirement['need']> = {
  required: 'required',
  optional: 'optional',
  deferrable: 'later',
  'credit-exempt': 'optional',
  'credit-deferrable': 'later',
  'by-credit': 'optional',
};

/** Materials asked of this applicant; those of officials and of conditions not met fall away. */
export function requiredMaterials(item: ItemDefinition, answers: Answers): Requirement[] {
  const askedOf = new Map(item.questions.map((question) => [question.id, question.askedOf]));
  return (item.materials ?? []).flatMap((material) => {
    if (material.submitter === 'staff') return [];
    const needed = needOf(material, askedOf.get(material.question ?? ''), answers);
    const group = item.groups.find((one) => one.id === material.group);
    return needed
      ? [{ material, need: needed, group: group ? { id: group.id, pick: group.pick } : null }]
      : [];
  });
}

/** A condition that is met makes an "optional" material required: it was optional only because of the condition. */
function needOf(
  material: Material,
  askedOf: 'applicant' | 'staff' | undefined,
  answers: Answers,
): Requirement['need'] | null {
  const need = needs[material.necessity];
  if (!material.question || !askedOf) return need;
  if (askedOf === 'staff') return 'optional';
  if (answers[material.question] !== true) return null;
  return material.necessity === 'optional' ? 'required' : need;
}
