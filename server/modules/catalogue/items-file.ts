import { readFileSync } from 'node:fs';
import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type CatalogueStandard, catalogueStandards } from '../../../contracts/catalogue-codes.ts';
import { InstantRule } from '../../../contracts/instant.ts';
import { type Refused, readEntries, refusal } from '../../platform/json-entries.ts';

const may = <T extends TSchema>(schema: T) => Type.Optional(schema);
const text = Type.String();
const texts = Type.Array(Type.String());
const yes = Type.Boolean();
const count = Type.Integer({ minimum: 0 });
const limit = Type.Object({ value: Type.Number({ minimum: 0 }), unit: may(text), unitBasis: may(text) });
/** Several codes at once: a list, or one text joined by "^" as in exchange files. */
const several = Type.Union([text, texts]);

const RawMaterial = Type.Object({
  name: Type.String({ minLength: 1 }),
  necessity: may(text),
  sourceChannel: may(text),
  sourceNote: may(text),
  issuedBy: may(text),
  originalOrCopy: may(text),
  medium: may(text),
  copies: may(count),
  paperSize: may(text),
  condition: may(text),
  licenceTypeId: may(text),
  licenceFields: may(texts),
  exemptBy: may(text),
  committable: may(yes),
  deferral: may(limit),
  submitter: may(text),
  standardCode: may(text),
  instructions: may(text),
  acceptanceStandard: may(text),
  basis: may(text),
  blankForm: may(text),
  sampleForm: may(text),
});
export type RawMaterial = Static<typeof RawMaterial>;

const RawSpecial = Type.Object({
  name: Type.String({ minLength: 1 }),
  days: may(Type.Number({ minimum: 0 })),
  unit: may(text),
  basis: may(text),
  stopsClock: may(yes),
});

const RawStep = Type.Union([
  text,
  Type.Object({ name: text, limit: may(limit), standard: may(text), post: may(text), outcome: may(text) }),
]);

/** One entry of a file. Elements it does not know are passed over; null means the same as absent: 未填报. */
export const RawItem = Type.Object({
  id: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$' }),
  name: Type.String({ minLength: 1, maxLength: 200 }),
  itemType: text,
  baseCode: may(text),
  handleItemNo: may(text),
  implementationCode: may(text),
  localCode: may(text),
  legalBasis: may(texts),
  levels: may(texts),
  powerDivision: may(text),
  exerciseContent: may(text),
  dept: may(text),
  organisationNature: may(text),
  entrustingOrganisation: may(text),
  jointOrganisations: may(texts),
  handlingOrganisation: may(text),
  effectiveFrom: may(text),
  cancelledOn: may(text),
  powerSource: may(text),
  serviceObjects: may(texts),
  conditions: may(texts),
  derivedHandleKind: may(text),
  handleKind: may(text),
  statutory: may(limit),
  statutoryNote: may(text),
  promised: may(limit),
  promisedNote: may(text),
  channels: may(several),
  minVisits: may(count),
  visitReason: may(text),
  acrossScope: may(text),
  acrossNote: may(text),
  inHall: may(yes),
  kiosk: may(yes),
  appointment: may(yes),
  onlinePayment: may(yes),
  courier: may(yes),
  online: may(yes),
  onlineDepth: may(several),
  onlineUrl: may(text),
  mobileUrl: may(text),
  singleSignOn: may(yes),
  place: may(text),
  hours: may(text),
  consultation: may(text),
  complaint: may(text),
  quota: may(text),
  intermediaryService: may(yes),
  systemLevel: may(text),
  personTopics: may(texts),
  enterpriseTopics: may(texts),
  faq: may(Type.Array(Type.Object({ question: text, answer: text }))),
  remedies: may(text),
  charged: may(yes),
  fee: may(
    Type.Object({
      name: may(text),
      standard: may(text),
      basis: may(text),
      payment: may(text),
      reduction: may(text),
    }),
  ),
  steps: may(Type.Array(RawStep)),
  diagram: may(text),
  specialProcedures: may(Type.Array(RawSpecial)),
  acceptOnReceipt: may(yes),
  silenceAccepts: may(yes),
  acceptedBy: may(text),
  printedBy: may(text),
  preCheckWithin: may(limit),
  deliverWithin: may(limit),
  result: may(
    Type.Object({
      name: may(text),
      kind: may(text),
      licenceTypeId: may(text),
      sample: may(text),
      delivery: may(several),
    }),
  ),
  resultValidity: may(text),
  materials: may(Type.Array(RawMaterial)),
  deferral: may(limit),
  commitment: may(Type.Object({ obligations: may(texts), consequences: may(texts), basis: may(text) })),
  instant: may(InstantRule),
  rules: may(texts),
  note: may(text),
  source: may(text),
  confidence: may(text),
});
export type RawItem = Static<typeof RawItem>;

export type { Refused };
export { refusal };
export type ReadItems = {
  standard: CatalogueStandard;
  items: { path: string; raw: RawItem }[];
  refused: Refused[];
};

const checked = Compile(RawItem);

/**
 * Reads a file of the shape of data/items.json: `{ items: [...] }`, or the list alone. One wrong entry is refused with
 * the path of what is wrong in it and leaves the others alone.
 */
export function readItemsFile(content: string): ReadItems {
  const { entries, file, refused } = readEntries<RawItem>(content, 'items', 'no-items', checked);
  const named = (file as { standard?: unknown } | null | undefined)?.standard;
  const standard = catalogueStandards.find((name) => name === named) ?? 'GB/T 39554-2020';
  return { standard, items: entries, refused };
}

/** The items the product ships with. */
export function shippedItems(): string {
  return readFileSync(new URL('../../../data/items.json', import.meta.url), 'utf8');
}
