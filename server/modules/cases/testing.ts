import { join } from 'node:path';
import type { ApplicantActor, StaffActor } from '../../../contracts/identity.ts';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { testClock } from '../../platform/clock.ts';
import { openKeyring } from '../../platform/crypto/index.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { documentMaker } from '../../platform/documents/index.ts';
import { openFileStore } from '../../platform/files/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { createTestDb, testFolder } from '../../platform/testing/db.ts';
import { importItems, shippedItems } from '../catalogue/index.ts';
import { type IdentityContext, loadDemo } from '../identity/index.ts';
import { addHolding, importLicenceTypes, shippedLicenceTypes } from '../licences/index.ts';
import {
  loadDivisions,
  loadOrganisations,
  shippedDivisions,
  shippedOrganisations,
} from '../regions/index.ts';
import type { CasesContext } from './context.ts';
import { neighboursOf } from './neighbours.ts';
import { saveDraft, startDraft } from './use-cases/drafts.ts';
import { submitCase } from './use-cases/submit-case.ts';
import { addUpload } from './use-cases/uploads.ts';

export const county = '513424';
export const foodLicence = 'HN-000131024000-01';

/** A county with its catalogue, demonstration people and officers; Monday 2026-11-23, 9:00 in China. */
export async function casesBed() {
  const database = await createTestDb();
  const clock = testClock('2026-11-23T09:00:00+08:00');
  const folder = testFolder();
  const keyring = await openKeyring(join(folder, 'keys'));
  const identity: IdentityContext = { db: database.db, clock, keyring };
  await inTx(database.db, async (tx) => {
    const served = [county, '430182']; // divisions of the demonstration's officers
    await loadDivisions(
      tx,
      { clock },
      shippedDivisions().filter((file) => served.includes(file.place)),
    );
    await loadOrganisations(tx, { clock }, shippedOrganisations());
  });
  await inTx(database.db, (tx) =>
    importItems(tx, { clock }, { file: shippedItems(), divisionCode: county, publish: true }),
  );
  await inTx(database.db, (tx) => importLicenceTypes(tx, shippedLicenceTypes()));
  await loadDemo(identity);
  const ctx: CasesContext = {
    db: database.db,
    clock,
    calendar: loadCalendar(),
    keyring,
    files: openFileStore(join(folder, 'files'), keyring),
    documents: documentMaker(),
    log: makeLogger({ level: 'silent' }),
    config: { publicUrl: 'http://localhost:8080' },
    nudge: () => {},
    neighbours: neighboursOf(identity),
  };
  const officers = await staffOf(ctx);
  const enterprise = await enterpriseOf(ctx);
  const { subjectId } = enterprise;
  const held = {
    subjectId,
    typeId: 'business-licence',
    number: '91513424MA0000015F',
    source: 'demonstration',
  };
  await addHolding(database.db, identity, held);
  return { ...database, folder, ctx, identity, clock, officers, enterprise, person: await personOf(ctx) };
}
export type CasesBed = Awaited<ReturnType<typeof casesBed>>;

async function staffOf(ctx: CasesContext) {
  const { rows } = await sql<Omit<StaffActor, 'kind' | 'sessionId'> & { account: string }>`
    select s.id as "staffId", s.account, s.name, s.title,
      (select jsonb_agg(jsonb_build_object('role', g.role, 'divisionCode', g.division_code,
        'organisationId', g.organisation_id)) from identity.staff_grant g where g.staff_id = s.id) as grants
    from identity.staff s`.execute(ctx.db);
  const named = (account: string): StaffActor => {
    const { account: _, ...found } = rows.find((row) => row.account === account) as (typeof rows)[number];
    return { kind: 'staff', sessionId: 'test', ...found };
  };
  return {
    clerk: named('lihua'),
    otherClerk: named('wangfang'),
    reviewer: named('zhangsan'),
    otherReviewer: named('qinlan'),
    healthReviewer: named('mayan'),
    ecologyReviewer: named('denglei'),
    decider: named('chenjing'),
    issuer: named('zhaomin'),
    supervisor: named('sundu'),
    everyReviewer: named('liuyang'),
    everyDecider: named('yangfan'),
    admin: named('admin'),
    elsewhere: named('hemin'),
  };
}

async function enterpriseOf(ctx: CasesContext): Promise<ApplicantActor> {
  const { rows } = await sql<{ accountId: string; personId: string; subjectId: string; name: string }>`
    select a.id as "accountId", r.person_id as "personId", r.subject_id as "subjectId", s.name
    from identity.representation r join identity.account a on a.person_id = r.person_id
      join identity.subject s on s.id = r.subject_id
    where s.name = '德昌县小满家常菜馆（演示）'`.execute(ctx.db);
  const { name, ...ids } = rows[0] as (typeof rows)[number];
  return {
    kind: 'applicant',
    sessionId: 'test',
    ...ids,
    personName: '周小满',
    subjectName: name,
    subjectKind: 'enterprise',
    level: 3,
  };
}

async function personOf(ctx: CasesContext): Promise<ApplicantActor> {
  const { personId, accountId } = await enterpriseOf(ctx);
  return {
    kind: 'applicant',
    sessionId: 'test',
    accountId,
    personId,
    personName: '周小满',
    subjectId: personId,
    subjectName: '周小满',
    subjectKind: 'person',
    level: 3,
  };
}

let keys = 0;
/** A fresh idempotency key. */
export const key = (): string => `key-${String(++keys).padStart(8, '0')}`;

/** What items of nobody's have in common: none of the shipped ones may be committed to or granted by itself. */
export const ownItem = {
  itemType: '行政许可',
  dept: '市场监督管理',
  serviceObjects: ['企业法人'],
  derivedHandleKind: '承诺件',
  minVisits: 0,
  visitReason: '无',
  online: true,
  promised: { value: 10, unit: '工作日' },
  statutory: { value: 20, unit: '工作日' },
};

/** What a restaurant answers for its food licence; locked fields come from the register. */
export const restaurant = {
  legalRepresentative: '周小满',
  organisationAddress: '德昌县德州街道演示路 12 号',
  contactName: '周小满',
  contactPhone: '13800000001',
  businessForm: 'catering',
  cateringItems: ['hot'],
  sellsOnline: false,
  centralKitchen: false,
  premisesDivision: '513424001',
  premisesAddress: '演示路 12 号',
  premisesRight: 'rent',
  premisesArea: 100,
  kitchenArea: 30,
  seats: 40,
  agentActs: false,
  staffCount: 6,
  healthCertificates: 6,
  safetyOfficer: '周小满',
  safetyOfficerId: '513424198806120012',
  safetyOfficerPhone: '13800000001',
  safetyOfficerFullTime: 'full',
  outsideWarehouse: false,
  vendingMachines: false,
  deliveryMethod: 'counter',
  declaration: ['true-and-complete'],
};

/** The draft of the food licence with answers and files, ready to be submitted. */
export async function restaurantDraft(bed: CasesBed, answers: Record<string, unknown> = {}): Promise<string> {
  const { ctx, enterprise } = bed;
  const draft = await startDraft(ctx, enterprise, { divisionCode: county, itemCode: foodLicence });
  await saveDraft(ctx, enterprise, { draftId: draft.id, answers: { ...restaurant, ...answers } });
  for (const materialId of ['m3', 'm4']) {
    await addUpload(ctx, enterprise, draft.id, {
      materialId,
      name: `${materialId}.pdf`,
      mediaType: 'application/pdf',
      size: 1000,
      sm3: materialId.padEnd(64, '0'),
    });
  }
  return draft.id;
}

export async function submitted(bed: CasesBed) {
  const draftId = await restaurantDraft(bed);
  return submitCase(bed.ctx, bed.enterprise, {
    divisionCode: county,
    itemCode: foodLicence,
    draftId,
    key: key(),
  });
}

/** Kinds in the outbox, in order, with everything in it taken out. */
export async function sent(bed: CasesBed): Promise<string[]> {
  const { rows } = await sql<{ id: number; kind: string }>`
    delete from platform.outbox returning id, kind`.execute(bed.db);
  // In their order: rows that are deleted come back as they lie on the page. What the catalogue says is not a case's.
  rows.sort((one, other) => Number(one.id) - Number(other.id));
  return rows.map((row) => row.kind).filter((kind) => !kind.startsWith('catalogue.'));
}
