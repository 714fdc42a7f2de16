import type { PackageDefinition, PackageMaterial, PackageQuestion } from './packages.ts';

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

/** A question of yes and no that the package asks of its applicant, always. */
export function bareQuestion(
  known: Pick<PackageQuestion, 'id' | 'order' | 'text'> & Partial<PackageQuestion>,
): PackageQuestion {
  return {
    hint: null,
    kind: 'boolean',
    options: [],
    unit: null,
    when: null,
    about: 'circumstances',
    askedOf: 'applicant',
    published: [],
    derived: false,
    ...known,
  };
}

/** A package with nothing in it yet. */
export function barePackage(
  known: Pick<PackageDefinition, 'id' | 'name' | 'subjectKinds'> & Partial<PackageDefinition>,
): PackageDefinition {
  return {
    version: 1,
    code: null,
    subjectPublished: null,
    lead: null,
    cooperating: [],
    joint: true,
    issue: 'as-ready',
    promise: null,
    questions: [],
    itemGroups: [],
    subItems: [],
    dependencies: [],
    materials: [],
    combined: null,
    visits: null,
    baseline: {},
    rules: [],
    batch: null,
    source: null,
    confidence: null,
    ...known,
  };
}
