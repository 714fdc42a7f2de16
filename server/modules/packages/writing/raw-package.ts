import type { Limit } from '../../../../contracts/catalogue.ts';
import { itemTypes, limitUnits, necessities } from '../../../../contracts/catalogue-codes.ts';
import type { PackageDefinition, PackageMaterial, SubItem } from '../../../../contracts/packages.ts';
import { byOrder } from '../planning/order.ts';
import type { RawMaterial, RawPackage, RawSubItem } from '../reading/packages-file.ts';

/**
 * A package as an entry of a file of the shape of data/packages.json. It says everything itself (`complete`), so that
 * read again, anywhere, it gives the same plans (`readComplete`). What is not stated is left out.
 */
export function rawPackage(definition: PackageDefinition): RawPackage {
  const { promise, questions, subItems } = definition;
  return said<RawPackage>({
    id: definition.id,
    name: definition.name,
    complete: true,
    code: definition.code,
    subject: definition.subjectPublished,
    subjectKinds: definition.subjectKinds,
    lead: definition.lead,
    cooperating: definition.cooperating,
    joint: definition.joint,
    issue: definition.issue,
    promisedDays: promise?.value,
    promisedUnit: promise && limitUnits[promise.unit],
    promisedBasis: promise?.unitBasis,
    questions: [...questions].sort(byOrder).map(({ order: _, ...question }) => said(question)),
    itemGroups: definition.itemGroups,
    subItems: [...subItems].sort(byOrder).map(rawItem),
    dependencies: definition.dependencies.map(({ hard, ...one }) =>
      said({ ...one, strength: hard ? 'hard' : 'soft' }),
    ),
    materials: definition.materials.map(rawMaterial),
    combined: definition.combined && said(definition.combined),
    visits: definition.visits,
    baseline: definition.baseline as RawPackage['baseline'],
    rules: definition.rules,
    batch: definition.batch,
    source: definition.source,
    confidence: definition.confidence,
  });
}

function rawItem(item: SubItem): RawSubItem {
  return said<RawSubItem>({
    key: item.key,
    name: item.name,
    dept: item.department,
    item: item.item?.id,
    itemBy: item.item?.by,
    itemType: item.itemType && itemTypes[item.itemType].zh,
    limitDays: item.limit?.value,
    unit: item.limit && limitUnits[item.limit.unit],
    unitBasis: item.limit?.unitBasis,
    inPackageLimit: item.inPackageLimit && rawLimit(item.inPackageLimit),
    limitVariants: item.limitVariants.map(({ when, limit }) => ({ when, limit: rawLimit(limit) })),
    result: item.result && said(item.result),
    creates: item.creates,
    optional: item.optional,
    feel: item.when,
    chooseOneGroup: item.group,
    form: item.form,
    materials: item.materials?.map(rawMaterial),
    groups: item.groups,
    visits: item.visits,
    fee: said(item.fee),
    notes: item.notes,
  });
}

function rawMaterial(material: PackageMaterial): RawMaterial {
  const { when, exemptPublished, necessity, ...rest } = material;
  return said<RawMaterial>({
    ...rest,
    necessity: necessities[necessity].zh,
    feel: when,
    exemptBy: exemptPublished,
  });
}

const rawLimit = ({ value, unit, unitBasis }: Limit) => ({ value, unit: limitUnits[unit], unitBasis });

type Given<T> = { [K in keyof T]: T[K] | null | undefined };

/** Without what is not stated: absent and null are the same in a file. */
function said<T extends object>(entry: Given<T>): T {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== null && value !== undefined),
  ) as T;
}
