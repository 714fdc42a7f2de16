import type { Answers, Prefill } from '../../../contracts/forms.ts';
import type { ApplicantActor, MandateScope, StaffActor, SubjectKind } from '../../../contracts/identity.ts';
import type { LicenceState } from '../../../contracts/licences.ts';
import { emptyHoldings } from '../../../contracts/plan.ts';
import type { Division, Organisation, Venue } from '../../../contracts/regions.ts';
import { AppError } from '../../platform/errors.ts';
import {
  type Eligibility,
  eligibility,
  getItemVersion,
  type ItemVersion,
  publishedHead,
  searchItems,
} from '../catalogue/index.ts';
import {
  type Colleague,
  colleaguesAt,
  type IdentityContext,
  isAway,
  mandateFor,
  registeredEnterprise,
  staffNames,
  subjectDetails,
} from '../identity/index.ts';
import {
  actedLicences,
  actedType,
  type DraftAsking,
  type HowNeeded,
  heldLicence,
  licenceStateNow,
  pullForDraft,
  takenLicence,
  withdrawnFrom,
} from '../licences/index.ts';
import { readPackageCode } from '../packages/index.ts';
import {
  childDivisions,
  divisionPath,
  getOrganisation,
  getVenue,
  organisationsOf,
} from '../regions/index.ts';
import { type ActedOn, readsActedOn } from './acted-licence.ts';
import { holdingsFor, packageAsItem } from './packages.ts';

/** Who applies, opened from the sealed register. Numbers are ID numbers of persons, USCC of all others. */
export type Applicant = {
  subject: { id: string; kind: SubjectKind; name: string; number: string };
  person: { id: string; name: string; number: string; phone: string | null };
  /** What forms may be filled from. */
  prefill: Partial<Record<Prefill, string>>;
};

export type HeldLicence = {
  typeId: string;
  typeName: string;
  number: string;
  checkedAt: string;
  /** Whose it is and which; absent in cases of before licences were issued here. */
  holderId?: string;
  ref?: string;
  licenceId?: string | null;
  numberOnly?: true;
  /** What was passed on of it beside name and state; absent in cases of before: the number. */
  elements?: { label: string; value: string }[];
  /** A clerk took it from the code that its holder showed. */
  taken?: true;
};

/** What cases ask of the modules to their left: the one place where those are met. */
export type Neighbours = {
  /** The published item; undefined where it is not open. */
  publishedItem(divisionCode: string, itemCode: string): Promise<ItemVersion | undefined>;
  /** The version that a case began with. */
  itemVersion(divisionCode: string, itemCode: string, version: number): Promise<ItemVersion | undefined>;
  /** Codes of items of a division that people mean by this text. */
  itemCodesNamed(divisionCode: string, text: string): Promise<string[]>;
  whoMayApply(item: ItemVersion, kind: SubjectKind): Promise<Eligibility>;
  organisation(id: string): Promise<Organisation | undefined>;
  venue(id: string): Promise<Venue | undefined>;
  organisationsOf(divisionCode: string): Promise<Organisation[]>;
  /** From the province down to the division itself. */
  path(divisionCode: string): Promise<Division[]>;
  children(divisionCode: string): Promise<Division[]>;
  applicant(actor: ApplicantActor): Promise<Applicant>;
  /** Under which mandate (null: in her own right) the actor may act on this item here; undefined: not at all. */
  mandateFor(
    actor: Pick<ApplicantActor, 'mandates'>,
    what: { divisionCode: string; itemCode: string },
  ): Promise<MandateScope | null | undefined>;
  /** Names of `staff:…`, `person:…` and `subject:…`; an unknown one is missing. */
  names(refs: readonly string[]): Promise<Map<string, string>>;
  /** What an item does to a licence, and which of them the subject holds; undefined for one that yields its own. */
  actedOn(item: ItemVersion, subjectId: string): Promise<ActedOn | undefined>;
  /** `how`: what the material says of the licence that it is bound to. */
  heldLicence(subjectId: string, licenceTypeId: string, how?: HowNeeded): Promise<HeldLicence | undefined>;
  /** A licence from the code that its holder shows at a window, for an application that is typed there. */
  licenceFromCode(
    staff: StaffActor,
    given: { code: string; materialId: string | null },
    asking: DraftAsking,
  ): Promise<{ materialId: string; licence: HeldLicence }>;
  /** A licence that a window took for a case, with the elements that were passed on. */
  takenLicence(attachedId: string): Promise<HeldLicence | undefined>;
  /** Licences of which the holder took back the consent for this case, by their names in the wallet. */
  withdrawnFrom(caseId: string): Promise<ReadonlySet<string>>;
  /** The state of a licence issued here, at this moment. */
  licenceState(licenceId: string): Promise<LicenceState | undefined>;
  /** Officers with a grant on one of these divisions. */
  colleagues(divisionCodes: readonly string[]): Promise<Colleague[]>;
  /** Whether an officer is away today, or gone. */
  isAway(staffId: string): Promise<boolean>;
  /** A package under these answers as one item; the version given, else the published one. */
  packageItem(
    divisionCode: string,
    code: string,
    given: { values: Answers; subjectId: string; version?: number },
  ): Promise<ItemVersion | undefined>;
};

/** Divisions and organisations change by an import a few times a year: a minute late is soon enough. */
const keepMs = 60_000;

function cached<T>(load: (key: string) => Promise<T>, clock: () => number): (key: string) => Promise<T> {
  const kept = new Map<string, { at: number; value: Promise<T> }>();
  return (key) => {
    const now = clock();
    const known = kept.get(key);
    if (known && now - known.at < keepMs) return known.value;
    const value = load(key);
    kept.set(key, { at: now, value });
    value.catch(() => kept.delete(key));
    if (kept.size > 5000) kept.clear();
    return value;
  };
}

/** The modules to the left, by their faces. */
export function neighboursOf(ctx: IdentityContext): Neighbours {
  const { db } = ctx;
  const now = () => performance.now();
  const version = cached((key) => {
    const [divisionCode, itemCode, number] = JSON.parse(key) as [string, string, number];
    return readPackageCode(itemCode)
      ? asItem(divisionCode, itemCode, { version: number })
      : getItemVersion(db, divisionCode, itemCode, number).then(readable);
  }, now);
  const actedBy = ({ itemCode, definition: { name, result } }: ItemVersion) =>
    actedType(db, { itemCode, itemName: name, result });
  const readable = async (item: ItemVersion | undefined): Promise<ItemVersion | undefined> => {
    const type = item && (await actedBy(item));
    return type ? readsActedOn(item, type) : item;
  };
  // A version never changes, and is 100 KB to read; which one is published may change at any moment.
  const published = async (divisionCode: string, itemCode: string): Promise<ItemVersion | undefined> => {
    const head = await publishedHead(db, divisionCode, itemCode);
    const kept = head && (await version(JSON.stringify([divisionCode, itemCode, head.version])));
    return kept && { ...kept, organisationId: head.organisationId, state: 'published' };
  };
  const asItem = (divisionCode: string, code: string, given: { version?: number }) =>
    packageAsItem(ctx, divisionCode, code, { ...given, holdings: async () => emptyHoldings });
  return {
    publishedItem: (divisionCode, itemCode) =>
      readPackageCode(itemCode) ? asItem(divisionCode, itemCode, {}) : published(divisionCode, itemCode),
    itemVersion: (...key) => version(JSON.stringify(key)),
    itemCodesNamed: async (divisionCode, text) =>
      (await searchItems(db, { divisionCode, text })).map((item) => item.itemCode),
    whoMayApply: (item, kind) => eligibility(db, item, kind),
    organisation: cached((id) => getOrganisation(db, id), now),
    venue: cached((id) => getVenue(db, id), now),
    organisationsOf: cached((code) => organisationsOf(db, code), now),
    path: cached((code) => divisionPath(db, code), now),
    children: cached((code) => childDivisions(db, code), now),
    applicant: (actor) => readApplicant(ctx, actor),
    mandateFor: (actor, what) => mandateFor(db, actor, what),
    names: (refs) => readNames(ctx, refs),
    colleagues: (codes) => colleaguesAt(ctx, codes),
    isAway: (staffId) => isAway(ctx, staffId),
    packageItem: (divisionCode, code, { subjectId, ...given }) =>
      packageAsItem(ctx, divisionCode, code, {
        ...given,
        holdings: (types) => holdingsFor(ctx, { subjectId, personId: subjectId }, types),
      }),
    actedOn: async (item, subjectId) => {
      const type = readPackageCode(item.itemCode) ? undefined : await actedBy(item);
      return type && { type, held: await actedLicences(ctx, type, subjectId) };
    },
    licenceFromCode: (staff, given, asking) => pullForDraft(ctx, staff, given, asking),
    takenLicence: (attachedId) => takenLicence(ctx, attachedId),
    withdrawnFrom: (caseId) => withdrawnFrom(db, caseId),
    licenceState: (licenceId) => licenceStateNow(ctx, licenceId),
    heldLicence: async (subjectId, typeId, how) => {
      const held = await heldLicence(ctx, subjectId, typeId, how);
      return held && { ...held, checkedAt: held.checkedAt.toISOString() };
    },
  };
}

async function readApplicant(ctx: IdentityContext, actor: ApplicantActor): Promise<Applicant> {
  const [person, subject] = await Promise.all(
    [actor.personId, actor.subjectId].map((id) => subjectDetails(ctx, id)),
  );
  if (!person || !subject) throw new AppError('not-signed-in');
  const { kind, name, number } = subject;
  const phone = person.phone ?? undefined;
  const organisation = kind === 'person' ? {} : await readOrganisation(ctx, name, number);
  return {
    subject: { id: subject.id, kind, name, number },
    person: { id: person.id, name: person.name, number: person.number, phone: person.phone },
    prefill: {
      'person.name': person.name,
      'person.idNumber': person.number,
      ...(phone ? { 'person.phone': phone } : {}),
      'subject.kind': kind,
      'subject.name': name,
      'subject.idNumber': number,
      ...organisation,
    },
  };
}

async function readOrganisation(
  ctx: IdentityContext,
  name: string,
  uscc: string,
): Promise<Applicant['prefill']> {
  const entry = await registeredEnterprise(ctx, uscc);
  return {
    'enterprise.name': name,
    'enterprise.uscc': uscc,
    ...(entry ? { 'enterprise.legalRepresentative': entry.legalRepresentativeName } : {}),
  };
}

async function readNames(ctx: IdentityContext, refs: readonly string[]): Promise<Map<string, string>> {
  const idsOf = (kind: string) =>
    refs.filter((ref) => ref.startsWith(`${kind}:`)).map((ref) => ref.slice(kind.length + 1));
  const names = new Map<string, string>();
  const staff = idsOf('staff');
  if (staff.length) {
    for (const [id, name] of await staffNames(ctx.db, staff)) names.set(`staff:${id}`, name);
  }
  for (const kind of ['person', 'subject']) {
    for (const id of idsOf(kind)) {
      const found = await subjectDetails(ctx, id);
      if (found) names.set(`${kind}:${id}`, found.name);
    }
  }
  return names;
}
