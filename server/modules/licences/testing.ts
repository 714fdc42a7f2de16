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
import { designView, publishDesign, saveDesign } from './designs/edit-designs.ts';
import {
  type AskedLicences,
  type GrantedCase,
  importLicenceTypes,
  licenceHandlers,
  openLicenceKit,
  shippedLicenceTypes,
} from './index.ts';
import { readZip } from './ofd/unzip.ts';

/** A file of a package. */
export const fileIn = (ofd: Uint8Array, name: string): Buffer => readZip(ofd).get(name) as Buffer;

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

/** A design of this type with a photograph from the material whose name has 照片, in force from now on. */
export async function designWithPhoto(
  ctx: LicencesContext,
  editor: StaffActor,
  typeId: string,
): Promise<void> {
  const { current } = await designView(ctx, typeId);
  const parts = current.parts.map((one) => (one.part === 'fields' ? { ...one, width: 195 } : one));
  const place = { part: 'photo', x: 238, y: 72, width: 25, height: 35, colour: '#9aa0a8' } as const;
  const design = { ...current, parts: [...parts, { ...place, material: '照片', absent: 'refuse' as const }] };
  await saveDesign(ctx, editor, typeId, { revision: 0, design });
  await publishDesign(ctx, editor, typeId, 1);
}

/**
 * A baseline JPEG (ITU-T T.81) as a camera gives it: `colour` of each square of eight points, three components, DC
 * coefficients only.
 */
export function jpegOf(
  across: number,
  down: number,
  colour: (x: number, y: number) => readonly [red: number, green: number, blue: number],
): Buffer {
  const segment = (kind: number, ...body: number[]) => [
    ...[0xff, kind, (body.length + 2) >> 8, (body.length + 2) & 255],
    ...body,
  ];
  const size = (squares: number) => [(squares * 8) >> 8, (squares * 8) & 255];
  // Twelve DC codes of four bits, each its own category; one AC code, the end of the block.
  const dc = [0, 0, 0, 12, ...Array(12).fill(0), ...Array(12).keys()];
  const ac = [1, ...Array(15).fill(0), 0];
  let bits = '';
  const before = [0, 0, 0];
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      const [r, g, b] = colour(x, y);
      const values = [
        0.299 * r + 0.587 * g + 0.114 * b - 128,
        -0.1687 * r - 0.3313 * g + 0.5 * b,
        0.5 * r - 0.4187 * g - 0.0813 * b,
      ].map(Math.round);
      values.forEach((level, at) => {
        const change = level - (before[at] ?? 0);
        before[at] = level;
        const length = change === 0 ? 0 : Math.floor(Math.log2(Math.abs(change))) + 1;
        const rest = change < 0 ? change + 2 ** length - 1 : change;
        const value = length ? rest.toString(2).padStart(length, '0') : '';
        bits += `${length.toString(2).padStart(4, '0')}${value}0`;
      });
    }
  }
  const scan = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? [];
  return Buffer.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0),
    ...segment(0xdb, 0, ...Array(64).fill(8)),
    ...segment(0xc0, 8, ...size(down), ...size(across), 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0),
    ...segment(0xc4, 0, ...dc),
    ...segment(0xc4, 0x10, ...ac),
    ...segment(0xda, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0),
    ...scan.map((byte) => Number.parseInt(byte, 2)).flatMap((byte) => (byte === 255 ? [255, 0] : [byte])),
    ...[0xff, 0xd9],
  ]);
}
