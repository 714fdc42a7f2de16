import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficerCommand } from '../../../contracts/case-commands.ts';
import type { StaffActor } from '../../../contracts/identity.ts';
import { inTx } from '../../platform/db/index.ts';
import { importItems } from '../catalogue/index.ts';
import { attendPerson } from '../identity/index.ts';
import { doors } from './doors.ts';
import { caseView } from './queries/case-view.ts';
import { openDraft } from './queries/draft-contents.ts';
import { type CasesBed, casesBed, county, key, ownItem, sent } from './testing.ts';
import { chooseCommitments, saveDraft, startDraft } from './use-cases/drafts.ts';
import { drawDocument } from './use-cases/draw-document.ts';
import { keepUpload } from './use-cases/keep-upload.ts';
import { submitCase } from './use-cases/submit-case.ts';
import { startSupply, supplyCase } from './use-cases/supply-case.ts';
import { watchSupplies } from './use-cases/supply-timers.ts';
import { addUpload } from './use-cases/uploads.ts';
import { verifyChains } from './verify.ts';
import {
  applicationAtWindow,
  commitAtWindow,
  notePapersAtWindow,
  submitAtWindow,
} from './window/application.ts';
import { beginSupplyAtWindow, casesAtWindow } from './window/deeds.ts';
import { printAtWindow } from './window/print.ts';
import { signedUnder } from './window/signed.ts';

/** An item of nobody's: it lists what may be committed to, and what may come later. */
const item = {
  id: 'T-COMMIT',
  name: '测试登记',
  ...ownItem,
  result: { name: '测试登记证', kind: '证照', delivery: ['窗口领取'] },
  materials: [
    { name: '从业经历证明', necessity: '必要', committable: true },
    { name: '检测报告', necessity: '容缺后补', deferral: { value: 5, unit: '工作日' } },
  ],
  commitment: { obligations: ['场所符合消防要求；'], consequences: [], basis: '测试用的规定' },
};
const day = 24 * 3_600_000;
const failed = (id: string, error: Error) => {
  throw new Error(`${id}: ${error.message}`);
};

let bed: CasesBed;
let caseId: string;
beforeAll(async () => {
  bed = await casesBed();
  const file = JSON.stringify({ items: [item] });
  const report = await inTx(bed.db, (tx) =>
    importItems(tx, { clock: bed.clock }, { file, divisionCode: county, publish: true }),
  );
  expect(report).toMatchObject({ published: 1, held: [] });
});
afterAll(() => bed.close());

async function begun(): Promise<string> {
  const { ctx, enterprise } = bed;
  const draft = await startDraft(ctx, enterprise, { divisionCode: county, itemCode: item.id });
  const answers = {
    organisationAddress: '德州街道演示路 1 号',
    legalRepresentative: '周小满',
    contactName: '周小满',
    contactPhone: '13800000001',
    matter: '测试',
    deliveryMethod: 'counter',
    declaration: ['true-and-complete'],
  };
  await saveDraft(ctx, enterprise, { draftId: draft.id, answers });
  return draft.id;
}
const submit = async (draftId: string, signature?: string) =>
  submitCase(bed.ctx, bed.enterprise, {
    divisionCode: county,
    itemCode: item.id,
    draftId,
    key: key(),
    ...(signature ? { signature } : {}),
  });
async function act(by: StaffActor, name: OfficerCommand, body: object = {}) {
  const { version } = await caseView(bed.ctx, by, caseId);
  const run = doors[name].run as unknown as (
    ctx: CasesBed['ctx'],
    actor: StaffActor,
    input: object,
  ) => Promise<{ state: string; documents: { kind: string; id: string }[] }>;
  return run(bed.ctx, by, { caseId, key: key(), body: { version, ...body } });
}

test('国办发〔2020〕42号: committing is an act of its own, signed with one’s name', async () => {
  const { ctx, enterprise } = bed;
  const draftId = await begun();
  expect((await openDraft(ctx, enterprise, draftId)).problems).toEqual([]);
  await expect(submit(draftId)).rejects.toMatchObject({ code: 'materials-missing' });
  await chooseCommitments(ctx, enterprise, draftId, ['m1', 'm2']);
  const contents = await openDraft(ctx, enterprise, draftId);
  expect(contents.draft.committed).toEqual(['m1']); // m2 is not listed for it
  expect(contents.problems).toEqual([]);
  expect(contents.commitment).toMatchObject({ materials: ['从业经历证明'], basis: '测试用的规定' });
  expect(contents.commitment?.obligations.at(-1)).toBe('场所符合消防要求；');
  await expect(submit(draftId)).rejects.toMatchObject({
    fields: [{ field: 'signature', code: 'signature-missing' }],
  });
  await expect(submit(draftId, '李四')).rejects.toMatchObject({
    fields: [{ field: 'signature', code: 'signature-name' }],
  });
  const made = await submit(draftId, '周小满');
  caseId = made.id;
  expect(made.documents.map((one) => one.kind)).toEqual(['submission-receipt', 'commitment']);
  const paper = made.documents[1]!;
  const { bytes } = await drawDocument(ctx, county, caseId, paper.id);
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(await sent(bed)).toEqual(['case.submitted', 'case.committed', 'case.deferred']);
  const { later } = await caseView(ctx, bed.officers.clerk, caseId);
  expect(later).toMatchObject({
    commitment: { materials: ['从业经历证明'], signedName: '周小满' },
    deferrals: [{ name: '检测报告', due: null }],
  });
});

test('an agent signs only where the mandate says so', async () => {
  const { ctx, enterprise } = bed;
  const draftId = await begun();
  await chooseCommitments(ctx, enterprise, draftId, ['m1']);
  const scope = { id: caseId, divisionCode: county, itemCodes: null };
  const as = (mayCommit: boolean) => ({ ...enterprise, mandates: [{ ...scope, mayCommit }] });
  const input = { divisionCode: county, itemCode: item.id, draftId, signature: '周小满' };
  await expect(submitCase(ctx, as(false), { ...input, key: key() })).rejects.toMatchObject({
    code: 'outside-mandate',
    params: { reason: 'commit' },
  });
  await submitCase(ctx, as(true), { ...input, key: key() });
  await sent(bed);
});

test('容缺受理: accepted without it, and its day counts from acceptance', async () => {
  const { ctx, officers, enterprise } = bed;
  await act(officers.clerk, 'take');
  await act(officers.clerk, 'accept');
  await sent(bed);
  const { later } = await caseView(ctx, enterprise, caseId);
  expect(later?.deferrals).toMatchObject([{ due: '2026-11-30', suppliedAt: null, breachedAt: null }]);
  expect(await watchSupplies(ctx, failed)).toBe(0);
});

test('the applicant is reminded once before the day', async () => {
  const { ctx, clock } = bed;
  clock.advance(4 * day);
  expect(await watchSupplies(ctx, failed)).toBe(1);
  expect(await watchSupplies(ctx, failed)).toBe(0);
  expect(await sent(bed)).toEqual(['case.supply-reminded']);
});

test('after the day a breach is on record by itself, once, for regulation and credit to hear', async () => {
  const { ctx, clock, officers } = bed;
  clock.advance(4 * day);
  expect(await watchSupplies(ctx, failed)).toBe(1);
  expect(await watchSupplies(ctx, failed)).toBe(0);
  expect(await sent(bed)).toEqual(['case.commitment-breached']);
  const { later } = await caseView(ctx, officers.clerk, caseId);
  expect(later?.breaches).toMatchObject([{ what: 'deferral', materials: ['检测报告'], reason: null }]);
});

test('it may still be handed in, and then it is a material of the case like any other', async () => {
  const { ctx, enterprise, officers } = bed;
  const draft = await startSupply(ctx, enterprise, caseId);
  await expect(supplyCase(ctx, enterprise, { caseId, draftId: draft.id, key: key() })).rejects.toMatchObject({
    code: 'materials-missing',
  });
  await addUpload(ctx, enterprise, draft.id, {
    materialId: 'm2',
    name: '检测报告.pdf',
    mediaType: 'application/pdf',
    size: 10,
    sm3: '2'.repeat(64),
  });
  await supplyCase(ctx, enterprise, { caseId, draftId: draft.id, key: key() });
  expect(await sent(bed)).toEqual(['case.supplied']);
  const { materials } = await caseView(ctx, officers.clerk, caseId);
  expect(materials.find((one) => one.id === 'm2')).toMatchObject({
    source: 'upload',
    files: [{ name: '检测报告.pdf' }],
  });
  await expect(startSupply(ctx, enterprise, caseId)).rejects.toMatchObject({ code: 'not-allowed-now' });
});

test('行政许可法 69: an untrue commitment is put on record by an officer and may revoke the decision, also a finished one', async () => {
  const { ctx, officers } = bed;
  await act(officers.reviewer, 'take');
  await act(officers.reviewer, 'review', { opinion: 'grant', reason: '齐全。' });
  await act(officers.decider, 'take');
  await act(officers.decider, 'decide', { decision: 'grant', reason: '准予。' });
  await act(officers.issuer, 'take');
  await act(officers.issuer, 'finish', { delivery: 'counter' });
  await sent(bed);
  await act(officers.decider, 'record-breach', {
    breach: 'commitment',
    reason: '现场核查：场所与承诺不符。',
  });
  expect(await sent(bed)).toEqual(['case.commitment-breached']);
  await expect(
    act(officers.decider, 'void', { voidGround: 'fraud', reason: '其他理由' }),
  ).rejects.toMatchObject({ code: 'not-allowed-now' });
  const voided = await act(officers.decider, 'void', {
    voidGround: 'commitment-breached',
    reason: '承诺不实，撤销决定。',
  });
  expect(voided.state).toBe('voided');
  expect(voided.documents.map((one) => one.kind)).toEqual(['void-notice']);
  const { later } = await caseView(ctx, officers.decider, caseId);
  expect(later?.breaches.at(-1)).toMatchObject({ what: 'commitment', reason: '现场核查：场所与承诺不符。' });
  expect(await verifyChains(bed.db, {})).toMatchObject({ whole: true, faults: 0 });
});

test('at the window both go on paper: the signed print is scanned and kept, and says what it commits to', async () => {
  const { ctx, enterprise, officers } = bed;
  const card = { name: '周小满', idNumber: '513424198806120012', proof: 'resident-card' as const };
  const { id: attendance } = await attendPerson(ctx, officers.clerk, card);
  const here = { staff: officers.clerk, attendance, subjectId: enterprise.subjectId };
  const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  const scan = (draftId: string, material: string) =>
    keepUpload(ctx, enterprise, draftId, { material, name: '签名.pdf', bytes: pdf }, { signed: true });
  const draftId = await begun();
  const before = await applicationAtWindow(ctx, here, draftId);
  expect(before).toMatchObject({ act: 'submit', mark: null, commitment: null });
  expect(before.materials.map(({ mayCommit }) => mayCommit)).toEqual([true, false]);
  const { mark, commitment } = await commitAtWindow(ctx, here, draftId, ['m1', 'm2']);
  expect(commitment).toMatchObject({ materials: ['从业经历证明'], basis: '测试用的规定' });
  expect((await printAtWindow(ctx, here, draftId)).bytes.length).toBeGreaterThan(1000);
  await scan(draftId, signedUnder(mark ?? ''));
  const made = await submitAtWindow(ctx, here, draftId, { mark: mark ?? '' });
  caseId = made.id;
  expect(made.documents.map((one) => one.kind)).toEqual(['submission-receipt', 'commitment']);
  const paper = await drawDocument(ctx, county, caseId, made.documents[1]!.id);
  expect(paper.bytes.length).toBeGreaterThan(1000);

  await act(officers.clerk, 'take');
  await act(officers.clerk, 'accept');
  const mine = async () => (await casesAtWindow(ctx, here)).cases.find((one) => one.id === caseId);
  expect((await mine())?.acts).toEqual(['supply', 'withdraw']);
  const late = await beginSupplyAtWindow(ctx, here, caseId);
  expect(late).toMatchObject({
    act: 'supply',
    mark: null,
    pages: [],
    materials: [{ id: 'm2', need: 'later' }],
  });
  await expect(printAtWindow(ctx, here, late.id)).rejects.toMatchObject({ code: 'materials-missing' });
  const seen = await notePapersAtWindow(ctx, here, late.id, ['m2']);
  expect(seen.mark).not.toBe(mark);
  expect((await printAtWindow(ctx, here, late.id)).name).toMatch(/^容缺后补材料-/);
  const asked = { mark: seen.mark ?? '' };
  await expect(submitAtWindow(ctx, here, late.id, { mark: mark ?? '' })).rejects.toMatchObject({
    params: { reason: 'print-changed' },
  });
  await expect(submitAtWindow(ctx, here, late.id, asked)).rejects.toMatchObject({
    params: { reason: 'signed-missing' },
  });
  await scan(late.id, signedUnder(seen.mark ?? ''));
  const supplied = await submitAtWindow(ctx, here, late.id, asked);
  expect(await submitAtWindow(ctx, here, late.id, asked)).toEqual(supplied); // pressed twice
  const view = await caseView(ctx, officers.clerk, caseId);
  expect(view.later).toMatchObject({
    commitment: { signedName: '周小满' },
    deferrals: [{ id: 'm2', suppliedAt: expect.any(String) }],
  });
  expect(view.signedPapers.map((one) => [one.act, one.by, one.clerk, one.files.length])).toEqual([
    ['submit', '周小满', '李华', 1],
    ['supply', '周小满', '李华', 1],
  ]);
  expect(view.timeline.slice(-2).map(({ kind, actor }) => [kind, actor])).toEqual([
    ['supplied', '周小满'],
    ['received-at-window', '李华'],
  ]);
  expect(await verifyChains(bed.db)).toMatchObject({ whole: true, faults: 0 });
});
