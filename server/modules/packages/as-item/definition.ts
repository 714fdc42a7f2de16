import type { ItemDefinition, Material } from '../../../../contracts/catalogue.ts';
import type { ItemType } from '../../../../contracts/catalogue-codes.ts';
import type { PackageMaterial } from '../../../../contracts/packages.ts';
import { defineItem } from '../../catalogue/index.ts';

/** An implementation list that says only what a package knows; all else is 未填报. */
export function bareDefinition(
  id: string,
  name: string,
  itemType: ItemType,
  more: Pick<ItemDefinition, 'materials' | 'groups' | 'result'> & {
    department: string | null;
    service: Partial<ItemDefinition['service']>;
  },
): ItemDefinition {
  const { definition } = defineItem({ id, name, itemType: '' }, itemType);
  return {
    ...definition,
    basic: { ...definition.basic, department: more.department },
    service: { ...definition.service, ...more.service },
    materials: more.materials,
    groups: more.groups,
    questions: [],
    result: more.result,
  };
}

export const noResult: ItemDefinition['result'] = {
  name: null,
  kind: null,
  documents: [],
  licenceTypeId: null,
  validity: null,
  sample: null,
  delivery: null,
};

/** A material as a case keeps it. When it is asked for was settled by the plan. */
export function asMaterial(
  material: Pick<PackageMaterial, 'id' | 'name'> & Partial<PackageMaterial>,
  group: string | null,
): Material {
  return {
    id: material.id,
    name: material.name,
    necessity: material.necessity ?? 'required',
    source: null,
    sourceNote: null,
    issuedBy: null,
    originalOrCopy: material.originalOrCopy ?? null,
    medium: material.medium ?? null,
    copies: material.copies ?? null,
    paperSize: null,
    submitter: material.submitter ?? 'applicant',
    role: material.role ?? 'other',
    question: null,
    group,
    licenceTypeId: material.licenceTypeId ?? null,
    exemptBy: material.exemptPublished ?? null,
    standardCode: material.standardCode ?? null,
    instructions: material.instructions ?? null,
    acceptanceStandard: null,
    basis: null,
    blankForm: null,
    sampleForm: material.sampleForm ?? null,
    notes: material.notes ?? [],
  };
}
