import { join } from 'node:path';
import type { ApplicantActor, StaffActor } from '../../../contracts/identity.ts';
import { testClock } from '../../platform/clock.ts';
import { openKeyring } from '../../platform/crypto/index.ts';
import { type Db, inTx, sql } from '../../platform/db/index.ts';
import { openFileStore } from '../../platform/files/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { startOutbox } from '../../platform/outbox/index.ts';
import { createTestDb, testFolder } from '../../platform/testing/db.ts';
import { loadDemo } from '../identity/index.ts';
import {
  loadDivisions,
  loadOrganisations,
  shippedDivisions,
  shippedOrganisations,
} from '../regions/index.ts';
import type { LicencesContext } from './context.ts';
import {
  type AskedLicences,
  type GrantedCase,
  importLicenceTypes,
  licenceHandlers,
  openLicenceKit,
  shippedLicenceTypes,
} from './index.ts';

export const county = '513424';
export const subjectId = '00000000-0000-4000-8000-000000000001';

/** A case of the food licence as it comes from the cases above; `answers` by field, text as given. */
export function grantedFood(caseId: string, more: Partial<GrantedCase> = {}): GrantedCase {
  const answer = (label: string, text: string, value: unknown = text) => ({ label, text, value });
  return {
    caseId,
    held: false,
    number: '513424-20261123-000001',
    itemCode: 'HN-000131024000-01',
    itemName: '食品经营许可证新办',
    result: {
      name: '食品经营许可证',
      kind: 'licence',
      documents: ['食品经营许可证'],
      licenceTypeId: 'food-business-licence',
      validity: '5年',
      sample: null,
      delivery: null,
    },
    placeCode: county,
    organisationId: '513424-market-regulation',
    decidedAt: new Date('2026-11-23T03:00:00Z'),
    subject: {
      id: subjectId,
      kind: 'enterprise',
      name: '德昌县小满家常菜馆（演示）',
      number: '91513424MA0000015F',
    },
    answers: {
      legalRepresentative: answer('法定代表人（负责人、经营者）姓名', '周小满'),
      organisationAddress: answer('住所', '德昌县德州街道演示路 12 号'),
      businessForm: answer('主体业态', '餐饮服务经营者', 'catering'),
      cateringItems: answer('餐饮服务项目', '热食类食品制售', ['hot']),
      premisesDivision: answer('场所在哪个乡镇（街道）、村（社区）', '德州街道 角半社区', '513424001001'),
      premisesAddress: answer('场所详细地址', '演示路 12 号'),
    },
    ...more,
  };
}

/** Licences on a database of their own, with a county, its organisations, a kit, and cases that the test grants. */
export async function licencesBed() {
  const database = await createTestDb();
  const clock = testClock('2026-11-23T11:30:00+08:00');
  const folder = testFolder();
  const keyring = await openKeyring(join(folder, 'keys'));
  await inTx(database.db, async (tx) => {
    const served = shippedDivisions().filter(({ place }) => [county, '430182'].includes(place));
    await loadDivisions(tx, { clock }, served);
    await loadOrganisations(tx, { clock }, shippedOrganisations());
    await importLicenceTypes(tx, shippedLicenceTypes());
  });
  await loadDemo({ db: database.db, clock, keyring });
  const people = await peopleOf(database.db);
  const cases = new Map<string, GrantedCase>();
  const pictures = new Map<string, { material: string; sm3: string }[]>();
  const asked = new Map<string, AskedLicences>();
  const log = makeLogger({ level: 'silent' });
  const ctx: LicencesContext = {
    db: database.db,
    clock,
    keyring,
    files: openFileStore(join(folder, 'files'), keyring),
    log,
    nudge: () => {},
    config: { publicUrl: 'http://localhost:8080' },
    kit: await openLicenceKit(folder, { clock, keyring }),
    cases: {
      granted: async (caseId) => cases.get(caseId),
      pictures: async (caseId) => pictures.get(caseId) ?? [],
      asked: async (caseId) => asked.get(caseId),
      mayRead: async ({ grants }, caseId) =>
        asked.has(caseId) && grants.some(({ divisionCode }) => divisionCode === county),
    },
  };
  /** Tells that a case was handed in, and which licences it asked for. */
  const submit = async (one: AskedLicences) => {
    asked.set(one.caseId, one);
    await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
      values (${`case:${one.caseId}`}, 'case.submitted', ${JSON.stringify({ caseId: one.caseId })}::jsonb,
        ${clock.now()}, ${clock.now()})`.execute(database.db);
  };
  /** Tells that a case was decided, as the cases do. */
  const decide = async (granted: GrantedCase) => {
    cases.set(granted.caseId, granted);
    await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
      values (${`case:${granted.caseId}`}, 'case.decided', ${JSON.stringify({ caseId: granted.caseId })}::jsonb,
        ${clock.now()}, ${clock.now()})`.execute(database.db);
  };
  const drain = async () => {
    const outbox = startOutbox({ db: database.db, clock, log }, licenceHandlers(ctx), 3_600_000);
    const done = await outbox.drainNow();
    await outbox.stop();
    return done;
  };
  /** A food licence of the restaurant, issued. */
  const issued = async (caseId: string, more: Partial<GrantedCase> = {}) => {
    const { subjectId: id } = people.zhou;
    const granted = grantedFood(caseId);
    await decide({ ...granted, subject: { ...granted.subject, id }, ...more });
    await drain();
    const { rows } = await sql<{
      id: string;
    }>`select id from licences.issued where case_id = ${caseId}`.execute(database.db);
    return rows[0]?.id as string;
  };
  return { ...database, ctx, clock, cases, pictures, submit, decide, drain, issued, folder, ...people };
}
export type LicencesBed = Awaited<ReturnType<typeof licencesBed>>;

/** The owner of the restaurant acting for it, another citizen, and officers by account. */
async function peopleOf(db: Db) {
  const { rows } = await sql<{ accountId: string; personId: string; subjectId: string }>`
    select a.id as "accountId", r.person_id as "personId", r.subject_id as "subjectId"
    from identity.representation r join identity.account a on a.person_id = r.person_id
      join identity.subject s on s.id = r.subject_id
    where s.name in ('德昌县小满家常菜馆（演示）', '宁乡市小雨文具店（演示）') order by s.name`.execute(db);
  const [restaurant, shop] = rows as [(typeof rows)[number], (typeof rows)[number]];
  const acting = { kind: 'applicant', sessionId: 'test', subjectKind: 'enterprise', level: 3 } as const;
  const names = (personName: string, subjectName: string) => ({ personName, subjectName });
  const zhou: ApplicantActor = { ...acting, ...restaurant, ...names('周小满', '德昌县小满家常菜馆（演示）') };
  const he: ApplicantActor = { ...acting, ...shop, ...names('何小雨', '宁乡市小雨文具店（演示）') };
  const staff = await sql<Omit<StaffActor, 'kind' | 'sessionId'> & { account: string }>`
    select s.id as "staffId", s.account, s.name, s.title,
      (select jsonb_agg(jsonb_build_object('role', g.role, 'divisionCode', g.division_code,
        'organisationId', g.organisation_id)) from identity.staff_grant g where g.staff_id = s.id) as grants
    from identity.staff s`.execute(db);
  const officer = (account: string): StaffActor => {
    const found = staff.rows.find((row) => row.account === account) as (typeof staff.rows)[number];
    return { kind: 'staff', sessionId: 'test', ...found };
  };
  return { zhou, he, officer };
}
