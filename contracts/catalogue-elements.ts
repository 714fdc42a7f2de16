import type { ItemDefinition } from './catalogue.ts';

/** Groups in which a guide shows the elements of an implementation list. */
export const elementGroups = [
  'basic',
  'service',
  'fee',
  'process',
  'special',
  'result',
  'materials',
] as const;
export type ElementGroup = (typeof elementGroups)[number];

/**
 * The elements counted in completeness (GB/T 39554.2 with the reporting tables in use): id = where it sits.
 * `onlyIf` takes an element out of the count where another makes it pointless (no fee, no visit).
 * Their names for people are in ui/words (`element.<id>`).
 */
export type Element = { id: string; group: ElementGroup; onlyIf?: (item: ItemDefinition) => boolean };

const charged = (item: ItemDefinition) => item.fee.charged === true;
const hasSpecial = (item: ItemDefinition) => (item.specialProcedures?.length ?? 0) > 0;
const online = (item: ItemDefinition) => item.service.online !== false;

const inGroup = (group: ElementGroup, prefix: string, ids: string[]): Element[] =>
  ids.map((id) => ({ id: `${prefix}${id}`, group }));

export const elements: readonly Element[] = [
  ...inGroup('basic', 'basic.', [
    'baseCode',
    'handleItemNo',
    'implementationCode',
    'itemType',
    'legalBasis',
    'levels',
    'powerDivision',
    'exerciseContent',
    'organisation',
    'organisationNature',
    'handlingOrganisation',
    'state',
    'effectiveFrom',
    'powerSource',
  ]),
  ...inGroup('service', 'service.', [
    'subjectKinds',
    'acceptanceConditions',
    'handleKind',
    'statutory',
    'promised',
    'channels',
    'minVisits',
  ]),
  { id: 'service.visitReason', group: 'service', onlyIf: (item) => item.service.minVisits !== 0 },
  ...inGroup('service', 'service.', ['crossRegion', 'inHall', 'kiosk', 'appointment', 'courier', 'online']),
  { id: 'service.onlineDepth', group: 'service', onlyIf: online },
  { id: 'service.onlineUrl', group: 'service', onlyIf: online },
  { id: 'service.mobileUrl', group: 'service', onlyIf: online },
  ...inGroup('service', 'service.', [
    'place',
    'hours',
    'consultation',
    'complaint',
    'quota',
    'intermediary',
    'systemLevel',
    'faq',
    'remedies',
  ]),
  {
    id: 'service.personTopics',
    group: 'service',
    onlyIf: (item) => item.service.subjectKinds?.includes('person') !== false,
  },
  {
    id: 'service.enterpriseTopics',
    group: 'service',
    onlyIf: (item) => item.service.subjectKinds?.some((kind) => kind !== 'person') !== false,
  },
  { id: 'fee.charged', group: 'fee' },
  ...inGroup('fee', 'fee.', ['name', 'standard', 'basis', 'payment', 'reduction']).map((one) => ({
    ...one,
    onlyIf: charged,
  })),
  ...inGroup('process', 'process.', ['steps', 'diagram']),
  { id: 'specialProcedures', group: 'special' },
  { id: 'specialTotal', group: 'special', onlyIf: hasSpecial },
  ...inGroup('result', 'result.', ['name', 'kind', 'validity', 'sample', 'delivery']),
  { id: 'materials', group: 'materials' },
];

/** Elements of every material, counted once per material. */
export const materialElements = [
  'source',
  'originalOrCopy',
  'medium',
  'copies',
  'acceptanceStandard',
  'basis',
  'sampleForm',
] as const;

/** The value of an element, null where 未填报. */
export function elementValue(item: ItemDefinition, id: string): unknown {
  let value: unknown = item;
  for (const key of id.split('.')) value = (value as Record<string, unknown> | null)?.[key] ?? null;
  return value;
}
