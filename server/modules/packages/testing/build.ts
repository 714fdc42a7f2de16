import { bareMaterial, barePackage, bareQuestion } from '../../../../contracts/bare-packages.ts';
import type {
  Dependency,
  PackageDefinition,
  PackageMaterial,
  PackageQuestion,
  SubItem,
} from '../../../../contracts/packages.ts';

/** Parts of packages for tests: everything not given is the plainest there is. */
export function aPackage(parts: Partial<PackageDefinition> = {}): PackageDefinition {
  return barePackage({ id: 'test', name: '办一件事（演示）', subjectKinds: ['person'], ...parts });
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
  return bareQuestion({ id, order: 0, text: `${id}？`, ...parts });
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
