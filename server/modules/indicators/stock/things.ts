import { itemTypes } from '../../../../contracts/catalogue-codes.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { type PublishedItem, publishedItems } from '../../catalogue/index.ts';
import { accountPlaces } from '../../identity/index.ts';
import { getLicenceType, sealedOrganisations, shownTypes } from '../../licences/index.ts';
import { listPackages, type PackageVersion } from '../../packages/index.ts';
import { organisationsOf, servedDivisions } from '../../regions/index.ts';
import { rounded, workdaysOf } from '../sources/case-facts.ts';
import type { FactFields, StockFact } from '../vocabulary.ts';

/** Something that is there now, as stocks are counted. */
export type Thing = {
  kind: StockFact;
  id: string;
  divisionCode: string;
  organisationId: string;
  fields: FactFields;
};

/** All things of catalogue, packages, licences and accounts, by the faces of their modules. */
export async function thingsNow(db: Executor): Promise<Thing[]> {
  const items = await publishedItems(db);
  const [licences, organisations, packages, staff] = await Promise.all([
    licenceThings(db, items),
    organisationThings(db),
    listPackages(db, {}),
    accountPlaces(db),
  ]);
  return [
    ...items.map(itemThing),
    ...licences,
    ...organisations,
    ...packages.map(packageThing),
    ...staff.map(({ staffId, active, divisionCode, organisationId }) => ({
      kind: 'staff' as const,
      id: staffId,
      divisionCode,
      organisationId: organisationId ?? '',
      fields: { active, granted: true },
    })),
  ];
}

function itemThing({
  divisionCode,
  itemCode,
  organisationId,
  definition,
  completeness,
}: PublishedItem): Thing {
  const { service, basic, materials } = definition;
  const depth = service.onlineDepth;
  const has = (...wanted: string[]) => wanted.every((one) => depth?.includes(one));
  const legal = workdaysOf(service.statutory);
  const promised = workdaysOf(service.promised);
  const government = (materials ?? []).filter(
    ({ source, submitter }) => source === 'government' && submitter === 'applicant',
  );
  return {
    kind: 'item',
    id: `${divisionCode}:${itemCode}`,
    divisionCode,
    organisationId,
    fields: known({
      item: itemCode,
      itemType: basic.itemType,
      onRequest: itemTypes[basic.itemType].onRequest,
      handleKind: service.handleKind,
      online: service.online,
      // 可办至少要能网上收件；全程须受理、办理、结果反馈都在网上
      onlineReceipt: depth ? depth.some((one) => ['2', '3', '4', '5', '6', '7'].includes(one)) : null,
      onlineThrough: depth ? has('4', '5', '6') : null,
      minVisits: service.minVisits,
      // 即办件须承诺时限≤1个工作日或当场
      instant: service.handleKind ? service.handleKind === 'instant' && (promised ?? 0) <= 1 : null,
      legalDays: legal || null,
      promisedDays: promised,
      saved: legal && promised !== undefined ? rounded((legal - promised) / legal) : null,
      inHall: service.inHall,
      kiosk: service.kiosk,
      complete: completeness.missing.length === 0,
      governmentMaterials: government.length,
      linkedMaterials: government.filter(({ licenceTypeId }) => licenceTypeId !== null).length,
    }),
  };
}

/** 改革成效 as it was published, for the package as a whole. */
function packageThing({ divisionCode, definition }: PackageVersion): Thing {
  const { id, joint, baseline } = definition;
  const published = (['steps', 'materials', 'days', 'visits'] as const).flatMap((measure) => {
    const { before, after } = baseline[measure] ?? {};
    return [
      [`${measure}Before`, before],
      [`${measure}After`, after],
    ] as const;
  });
  return {
    kind: 'package',
    id: `${divisionCode}:${id}`,
    divisionCode,
    organisationId: '',
    fields: known({ online: joint, ...Object.fromEntries(published) }),
  };
}

/** What is not filled in 未填报 is left out. */
function known(fields: Record<string, FactFields[string] | null | undefined>): FactFields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) =>
      value === null || value === undefined ? [] : [[field, value]],
    ),
  );
}

/** Types of licences that items of a division take instead of a paper. */
async function licenceThings(db: Executor, items: readonly PublishedItem[]): Promise<Thing[]> {
  const shown = await shownTypes(db);
  const linked = new Map<string, Set<string>>();
  for (const { divisionCode, definition } of items) {
    const types = linked.get(divisionCode) ?? new Set<string>();
    for (const { licenceTypeId } of definition.materials ?? []) if (licenceTypeId) types.add(licenceTypeId);
    linked.set(divisionCode, types);
  }
  const things: Thing[] = [];
  for (const [divisionCode, types] of linked) {
    for (const id of new Set([...types, ...shown])) {
      const type = await getLicenceType(db, id);
      if (!type) continue;
      things.push({
        kind: 'licence-type',
        id: `${divisionCode}:${id}`,
        divisionCode,
        organisationId: '',
        fields: { shared: types.has(id), shown: shown.has(id), issuedHere: type.issuedBy === 'platform' },
      });
    }
  }
  return things;
}

async function organisationThings(db: Executor): Promise<Thing[]> {
  const sealed = await sealedOrganisations(db);
  const divisions = await servedDivisions(db);
  const lists = await Promise.all(divisions.map(({ code }) => organisationsOf(db, code)));
  return lists.flat().map(({ id, divisionCode, kind }) => ({
    kind: 'organisation',
    id,
    divisionCode,
    organisationId: id,
    fields: { kind, sealed: sealed.has(id) },
  }));
}
