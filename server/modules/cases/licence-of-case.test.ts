import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onPaper } from '../../../contracts/acted-licence.ts';
import { fieldsOf } from '../../../contracts/forms.ts';
import type { ApplicantActor } from '../../../contracts/identity.ts';
import { inTx } from '../../platform/db/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { startOutbox } from '../../platform/outbox/index.ts';
import { testFolder } from '../../platform/testing/db.ts';
import { importItems } from '../catalogue/index.ts';
import {
  holdingsOf,
  type LicencesContext,
  licenceHandlers,
  licenceTypes,
  openLicenceKit,
  ownLicenceFile,
  verifyLicence,
  walletOf,
} from '../licences/index.ts';
import { designWithPhoto, fileIn, jpegOf } from '../licences/testing.ts';
import {
  acceptCase,
  askedLicences,
  casePictures,
  caseView,
  decideCase,
  grantedCase,
  openDraft,
  reviewCase,
  takeCase,
} from './index.ts';
import { type CasesBed, casesBed, county, key, ownItem, submitted } from './testing.ts';
import { saveDraft, startDraft } from './use-cases/drafts.ts';
import { keepUpload } from './use-cases/keep-upload.ts';
import { submitCase } from './use-cases/submit-case.ts';

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
}, 120_000);
afterAll(() => bed.close());

/** A case that went to its decision. */
async function decided(decision: 'grant' | 'refuse', handedIn = () => submitted(bed)) {
  const { clerk, reviewer, decider } = bed.officers;
  const { id: caseId } = await handedIn();
  const act = { caseId, key: '' };
  await takeCase(bed.ctx, clerk, { ...act, key: key(), body: { version: 1 } });
  await acceptCase(bed.ctx, clerk, { ...act, key: key(), body: { version: 2 } });
  await takeCase(bed.ctx, reviewer, { ...act, key: key(), body: { version: 3 } });
  const opinion = { version: 4, opinion: decision, reason: '布局、流程符合要求。' };
  await reviewCase(bed.ctx, reviewer, { ...act, key: key(), body: opinion });
  await takeCase(bed.ctx, decider, { ...act, key: key(), body: { version: 5 } });
  const body = { version: 6, decision, reason: '符合法定条件。' };
  await decideCase(bed.ctx, decider, { ...act, key: key(), body });
  return caseId;
}

let licences: LicencesContext;

async function drain() {
  const { clock, db } = bed.ctx;
  const outbox = startOutbox({ db, clock, log: licences.log }, licenceHandlers(licences), 3_600_000);
  await outbox.drainNow();
  await outbox.stop();
}

it('行政许可法第三十九条：准予许可的，颁发加盖印章的许可证件', async () => {
  const { ctx } = bed;
  const log = makeLogger({ level: 'silent' });
  const folder = testFolder();
  licences = {
    ...ctx,
    log,
    kit: await openLicenceKit(join(folder), ctx),
    cases: {
      granted: (caseId: string) => grantedCase(ctx, caseId),
      pictures: (caseId: string) => casePictures(ctx, caseId),
      asked: (caseId: string) => askedLicences(ctx, caseId),
      mayRead: async () => true,
    },
  };
  await decided('refuse');
  await decided('grant');
  await drain();
  const held = await holdingsOf(ctx.db, ctx, bed.enterprise.subjectId, 'food-business-licence');
  expect(held).toHaveLength(1);
  expect(held[0]).toMatchObject({
    typeName: '食品经营许可证',
    issuedOn: '2026-11-23',
    validUntil: '2031-11-22',
  });
  expect(held[0]?.number).toMatch(/^JY2513424\d{7}$/);
}, 60_000);

const result = { name: '食品经营许可证', kind: '证照', delivery: ['窗口领取'] };
const road = { ...result, name: '道路运输经营许可证' };
const items = [
  { id: 'T-CHANGE', name: '食品经营许可证变更', ...ownItem, result, materials: [] },
  {
    ...{ id: 'T-PHOTO', name: '测试上岗资格认定', ...ownItem },
    result: { ...result, name: '测试上岗证' },
    materials: [{ name: '近期免冠照片', necessity: '必要' }],
  },
  { id: 'T-RENEW', name: '道路运输经营许可延续', ...ownItem, result: road, materials: [] },
];
const answers = {
  organisationAddress: '德州街道新路 9 号',
  legalRepresentative: '周小满',
  contactName: '周小满',
  contactPhone: '13800000001',
  matter: '变更住所',
  deliveryMethod: 'counter',
  declaration: ['true-and-complete'],
};
const begun = (itemCode: string, who: ApplicantActor) =>
  startDraft(bed.ctx, who, { divisionCode: county, itemCode });
const asked = async (draftId: string, who: ApplicantActor) => {
  const { item, problems } = await openDraft(bed.ctx, who, draftId);
  const [page] = item.form.pages;
  return { page, problems, which: page?.fields.find(({ name }) => name === 'heldLicence') };
};

it('变更、延续、注销：申请时就从持有的证照里选，不用抄编号', async () => {
  const { ctx, enterprise, db, clock } = bed;
  const file = JSON.stringify({ items });
  await inTx(db, (tx) => importItems(tx, { clock }, { file, divisionCode: county, publish: true }));
  const [card] = await walletOf(licences, enterprise);
  const draft = await begun('T-CHANGE', enterprise);
  const { page, which } = await asked(draft.id, enterprise);
  expect(page).toMatchObject({
    title: '要变更的证照',
    hint: expect.stringMatching(/^这些是平台上查到您现在持有的/),
  });
  expect(which?.options).toEqual([
    { value: card?.number, label: `食品经营许可证 ${card?.number}`, hint: '有效期至 2031-11-22' },
    { value: onPaper, label: expect.any(String), hint: expect.any(String) },
  ]);
  expect(draft.answers.heldLicence).toBe(card?.number); // the only one is chosen already
  await saveDraft(ctx, enterprise, {
    draftId: draft.id,
    answers: { ...answers, heldLicence: 'JY99999999999999' },
  });
  expect((await asked(draft.id, enterprise)).problems).toMatchObject([
    { field: 'heldLicence', code: 'not-an-option' },
  ]);
  await saveDraft(ctx, enterprise, { draftId: draft.id, answers: { heldLicence: onPaper } });
  expect((await asked(draft.id, enterprise)).problems).toMatchObject([
    { field: 'priorLicence', code: 'required' },
  ]);
  await saveDraft(ctx, enterprise, { draftId: draft.id, answers: { heldLicence: card?.number ?? '' } });
  const what = { divisionCode: county, itemCode: 'T-CHANGE', draftId: draft.id, key: key() };
  const caseId = await decided('grant', () => submitCase(ctx, enterprise, what));
  const seen = await caseView(ctx, bed.officers.clerk, caseId);
  expect(seen.answers[0]).toMatchObject({ label: '要变更哪一份食品经营许可证', value: card?.number });
  expect(seen.answers.some(({ name }) => name === 'priorLicence')).toBe(false);
  await drain();
  const cards = await walletOf(licences, enterprise);
  expect(cards.find(({ version }) => version === 2)).toMatchObject({ number: card?.number, state: 'valid' });
}, 60_000);

it('没有持有的：申请时就说，只剩平台上线前发的纸质证照这一项', async () => {
  const draft = await begun('T-RENEW', bed.enterprise);
  const { page, which } = await asked(draft.id, bed.enterprise);
  expect(page?.hint).toMatch(/^平台上没有查到您持有的道路运输经营许可证/);
  expect(which?.options?.map(({ value }) => value)).toEqual([onPaper]);
  expect(fieldsOf((await openDraft(bed.ctx, bed.enterprise, draft.id)).item.form).length).toBeGreaterThan(5);
});

/** Whose red, green and blue are nearest at a place of a picture, in hundredths of its size. */
function colourAt(png: Buffer, x: number, y: number): number[] {
  const href = `data:image/png;base64,${png.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><image width="100" height="100" preserveAspectRatio="none" href="${href}"/></svg>`;
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return [...pixels.subarray((y * 100 + x) * 4, (y * 100 + x) * 4 + 3)];
}

it('申请时交的照片（JPEG）印在证照上：OFD 和 PDF 里是同一张', async () => {
  const { ctx, enterprise, db } = bed;
  const type = (await licenceTypes(db)).find(({ name }) => name === '测试上岗证');
  await designWithPhoto(licences, bed.officers.clerk, type?.id ?? '');
  const [skin, sky] = [[214, 164, 138] as const, [60, 110, 200] as const];
  const face = (x: number, y: number) => (Math.hypot(x - 20, y - 22) < 11 ? skin : sky);
  const jpeg = jpegOf(40, 55, face);
  const draft = await begun('T-PHOTO', enterprise);
  await saveDraft(ctx, enterprise, { draftId: draft.id, answers });
  await keepUpload(ctx, enterprise, draft.id, { material: 'm1', name: '照片.jpg', bytes: jpeg });
  const what = { divisionCode: county, itemCode: 'T-PHOTO', draftId: draft.id, key: key() };
  const caseId = await decided('grant', () => submitCase(ctx, enterprise, what));
  await drain();
  const card = (await walletOf(licences, enterprise)).find(({ typeName }) => typeName === '测试上岗证');
  const id = card?.ref.replace('issued:', '') ?? caseId;
  const file = async (kind: 'ofd' | 'pdf') =>
    (await ownLicenceFile(licences, enterprise.subjectId, id, kind)).bytes;
  const [ofd, pdf] = [await file('ofd'), await file('pdf')];
  const now = ctx.clock.now();
  expect(verifyLicence(ofd, await licences.kit.trust.trust(), now).whole).toBe(true);
  const png = fileIn(ofd, 'Doc_0/Res/image_0.png');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([320, 440]);
  for (const [place, wanted] of [
    [[50, 40], skin],
    [[5, 5], sky],
    [[95, 95], sky],
  ] as const) {
    const found = colourAt(png, place[0], place[1]);
    const far = Math.max(...wanted.map((value, at) => Math.abs(value - (found[at] ?? 0))));
    expect(far, String(place)).toBeLessThan(6);
  }
  // The very points of the picture stand in the PDF; nothing of the file that was handed in goes along.
  const length = png.readUInt32BE(33);
  expect(png.toString('latin1', 37, 41)).toBe('IDAT');
  expect(pdf.includes(png.subarray(41, 41 + length))).toBe(true);
  for (const bytes of [ofd, pdf]) expect(bytes.includes(jpeg.subarray(-200))).toBe(false);
}, 60_000);
