import type {
  Dependency,
  PackageDefinition,
  PackageMaterial,
  PackageQuestion,
  SubItem,
} from '../../../../contracts/packages.ts';
import { bareMaterial } from '../bare-material.ts';

/** Parts of packages for tests: everything not given is the plainest there is. */
export function aPackage(parts: Partial<PackageDefinition> = {}): PackageDefinition {
  return {
    id: 'test',
    version: 1,
    code: null,
    name: '办一件事（演示）',
    subjectKinds: ['person'],
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
    ...parts,
  };
}

export function anItem(key: string, parts: Partial<SubItem> = {}): SubItem {
  return {
    key,
    order: 0,
    name: `事项${key}`,
    department: null,
    item: null,
    itemType: null,
    limit: { value: 5, unit: 'workday', unitBasis: 'stated' },
    inPackageLimit: null,
    limitVariants: [],
    result: null,
    creates: [],
    optional: false,
    when: null,
    group: null,
    form: [],
    materials: [],
    groups: [],
    visits: 1,
    fee: { charged: false, fen: null, standard: null, basis: null },
    notes: [],
    ...parts,
  };
}

export function aMaterial(id: string, name: string, parts: Partial<PackageMaterial> = {}): PackageMaterial {
  return bareMaterial({ id, name, ...parts });
}

export function aQuestion(id: string, parts: Partial<PackageQuestion> = {}): PackageQuestion {
  return {
    id,
    order: 0,
    text: `${id}？`,
    hint: null,
    kind: 'boolean',
    options: [],
    unit: null,
    when: null,
    about: 'circumstances',
    askedOf: 'applicant',
    published: [],
    derived: false,
    ...parts,
  };
}

export function aDependency(from: string, to: string, parts: Partial<Dependency> = {}): Dependency {
  return {
    from,
    to,
    kind: 'state',
    needs: `${from}办完`,
    licenceTypeId: null,
    fields: [],
    hard: true,
    confidence: null,
    ...parts,
  };
}
