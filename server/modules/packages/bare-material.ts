import type { PackageMaterial } from '../../../contracts/packages.ts';

/** A material of which nothing is known but its name and what the caller says: the rest is unsaid (null), never "none". */
export function bareMaterial(
  known: Pick<PackageMaterial, 'id' | 'name'> & Partial<PackageMaterial>,
): PackageMaterial {
  return {
    necessity: 'required',
    submitter: 'applicant',
    role: 'other',
    when: null,
    group: null,
    licenceTypeId: null,
    holder: 'subject',
    standardCode: null,
    same: null,
    exempt: null,
    exemptPublished: null,
    commitment: false,
    ways: null,
    originalOrCopy: null,
    medium: null,
    copies: null,
    instructions: null,
    sampleForm: null,
    notes: [],
    assumed: false,
    ...known,
  };
}
