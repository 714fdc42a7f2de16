import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTx, sql } from '../../../platform/db/index.ts';
import { importItems } from '../../catalogue/index.ts';
import { attendPerson, closeAttendance, registerPerson } from '../../identity/index.ts';
import { setSharing, showLicence } from '../../licences/index.ts';
import { askedLicences } from '../queries/asked-licences.ts';
import { caseView } from '../queries/case-view.ts';
import { openDraft } from '../queries/draft-contents.ts';
import { casesBed, county, foodLicence, key, ownItem, restaurant } from '../testing.ts';
import { keepUpload } from '../use-cases/keep-upload.ts';
import { openFile } from '../use-cases/open-file.ts';
import { requestCorrection } from '../use-cases/request-correction.ts';
import { takeCase } from '../use-cases/take-case.ts';
import { verifyChains } from '../verify.ts';
import {
  applicationAtWindow,
  beginAtWindow,
  dropLicenceAtWindow,
  notePapersAtWindow,
  type Sitting,
  sittingActor,
  submitAtWindow,
  takeLicenceAtWindow,
  typeAtWindow,
} from './application.ts';
import { casesAtWindow, correctAtWindow, printWithdrawal, withdrawAtWindow } from './deeds.ts';
import { windowItems } from './desk.ts';
import { addScan } from './late-scan.ts';
import { printAtWindow } from './print.ts';
import { signedUnder } from './signed.ts';

let bed: Awaited<ReturnType<typeof casesBed>>;
beforeAll(async () => {
  bed = await casesBed();
});
afterAll(() => bed.close());

const card = { name: '周小满', idNumber: '513424198806120012', proof: 'resident-card' as const };
const stranger = { name: '马小兰', idNumber: '513424199205200062', proof: 'resident-card' as const };
const what = { divisionCode: county, itemCode: foodLicence };
const pdf = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

async function sitting(): Promise<Sitting> {
  const { ctx, officers, enterprise } = bed;
  const { id, subjects } = await attendPerson(ctx, officers.clerk, card);
  expect(subjects.map(({ role }) => role)).toEqual(['self', 'legal_representative']);
  return { staff: officers.clerk, attendance: id, subjectId: enterprise.subjectId };
}

test('a clerk types for who stands there; the evidence says who asked, who typed, which card was seen', async () => {
  const { ctx, officers } = bed;
  const here = await sitting();
  expect((await windowItems(ctx, officers.clerk, '食品经营'))[0]).toMatchObject(what);
  const begun = await beginAtWindow(ctx, here, what);
  expect(begun.mark).toBeNull();
  await expect(printAtWindow(ctx, here, begun.id)).rejects.toMatchObject({ code: 'answers-invalid' });
  const typed = await typeAtWindow(ctx, here, begun.id, restaurant);
  expect(typed.problems).toEqual([]);
  const { actor } = await sittingActor(ctx, here, begun.id);
  await keepUpload(ctx, actor, begun.id, { material: 'm3', name: '布局图.pdf', bytes: pdf });
  const whole = await notePapersAtWindow(ctx, here, begun.id, ['m4', 'no-such']);
  expect(whole.materials.find(({ id }) => id === 'm4')).toMatchObject({ source: 'paper', paperSeen: true });

  const { bytes } = await printAtWindow(ctx, here, begun.id);
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-');
  const mark = whole.mark as string;
  await typeAtWindow(ctx, here, begun.id, { ...restaurant, seats: '41' });
  await expect(submitAtWindow(ctx, here, begun.id, { mark })).rejects.toMatchObject({
    code: 'not-allowed-now',
    params: { reason: 'print-changed' },
  });
  await typeAtWindow(ctx, here, begun.id, restaurant);
  await expect(submitAtWindow(ctx, here, begun.id, { mark, paperOn: '2999-01-01' })).rejects.toMatchObject({
    fields: [{ field: 'paperOn', code: 'too-late' }],
  });
  // A scan of an earlier print is not one of what is signed now.
  const scanned = (under: string) => ({ material: signedUnder(under), name: '签名的申请书.pdf', bytes: pdf });
  await expect(keepUpload(ctx, actor, begun.id, scanned(mark))).rejects.toMatchObject({ code: 'not-found' });
  await keepUpload(ctx, actor, begun.id, scanned('0000000000000000'), { signed: true });
  await expect(submitAtWindow(ctx, here, begun.id, { mark })).rejects.toMatchObject({
    params: { reason: 'signed-missing' },
  });
  await keepUpload(ctx, actor, begun.id, scanned(mark), { signed: true });
  expect((await applicationAtWindow(ctx, here, begun.id)).signed).toMatchObject([
    { name: '签名的申请书.pdf' },
  ]);
  const made = await submitAtWindow(ctx, here, begun.id, { mark });
  expect(await submitAtWindow(ctx, here, begun.id, { mark })).toEqual(made); // pressed twice

  const { rows } = await sql<{ kind: string; actor: string; channel: string; proof: string }>`
    select kind, actor, body::jsonb->'payload'->>'channel' as channel, body::jsonb->'payload'->>'proof' as proof
    from cases.event where case_id = ${made.id} order by seq`.execute(ctx.db);
  expect(rows.slice(0, 2)).toEqual([
    { kind: 'submitted@3', actor: `person:${actor.personId}`, channel: 'window', proof: null },
    {
      kind: 'received-at-window@3',
      actor: `staff:${officers.clerk.staffId}`,
      channel: null,
      proof: 'resident-card',
    },
  ]);
  const view = await caseView(ctx, officers.clerk, made.id, 'zh-CN');
  expect(view.timeline[1]).toMatchObject({ kind: 'received-at-window', actor: '李华' });
  expect(view.materials.find(({ id }) => id === 'm4')?.source).toBe('paper');
  // The scan is kept with the case, for the office and for the applicant herself.
  const [paper] = (await caseView(ctx, actor, made.id, 'zh-CN')).signedPapers;
  expect(paper).toMatchObject({
    act: 'submit',
    by: '周小满',
    clerk: '李华',
    files: [{ name: '签名的申请书.pdf' }],
  });
  for (const reader of [actor, officers.clerk]) {
    const { bytes: kept } = await openFile(ctx, reader, made.id, paper?.files[0]?.id as string);
    expect(new Uint8Array(kept)).toEqual(pdf);
  }
  expect(await verifyChains(ctx.db)).toMatchObject({ whole: true, faults: 0 });
});

test('a correction and a withdrawal come on paper: hers, typed and scanned by the clerk, kept', async () => {
  const { ctx, officers } = bed;
  const here = await sitting();
  const { id } = await beginAtWindow(ctx, here, what);
  await typeAtWindow(ctx, here, id, restaurant);
  const whole = await notePapersAtWindow(ctx, here, id, ['m3', 'm4']);
  // It cannot be scanned today: nobody is turned away, and the record says so.
  const made = await submitAtWindow(ctx, here, id, { mark: whole.mark as string, unscanned: true });
  const take = { caseId: made.id, key: key(), body: { version: made.version } };
  const { version } = await takeCase(ctx, officers.clerk, take);
  const points = [{ kind: 'material' as const, ref: 'm4', say: '清单要盖章' }];
  await requestCorrection(ctx, officers.clerk, { caseId: made.id, key: key(), body: { version, points } });
  const { cases } = await casesAtWindow(ctx, here);
  expect(cases.find((one) => one.id === made.id)?.acts).toEqual(['resubmit', 'withdraw']);

  const begun = await correctAtWindow(ctx, here, made.id);
  expect(begun).toMatchObject({
    caseId: made.id,
    corrections: [{ name: '食品安全规章制度目录清单', say: '清单要盖章' }],
  });
  const { actor } = await sittingActor(ctx, here, begun.id);
  await keepUpload(ctx, actor, begun.id, { material: 'm4', name: '清单.pdf', bytes: pdf });
  const { mark } = (await applicationAtWindow(ctx, here, begun.id)) as { mark: string };
  expect(mark).not.toBe(whole.mark);
  expect((await printAtWindow(ctx, here, begun.id)).name).toMatch(/^补正材料-/);
  // The first print is scanned once the scanner works again: by whom and when is on record, once.
  const lateScan = {
    caseId: made.id,
    mark: whole.mark as string,
    scans: [{ name: '申请书.pdf', bytes: pdf }],
  };
  await expect(addScan(ctx, officers.reviewer, { ...lateScan, key: key() })).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(
    addScan(ctx, officers.clerk, { ...lateScan, mark: 'F'.repeat(16), key: key() }),
  ).rejects.toMatchObject({ params: { reason: 'nothing-unscanned' } });
  const late = { ...lateScan, key: key() };
  const added = await addScan(ctx, officers.otherClerk, late);
  expect(await addScan(ctx, officers.otherClerk, late)).toEqual(added); // pressed twice
  await expect(addScan(ctx, officers.clerk, { ...lateScan, key: key() })).rejects.toMatchObject({
    params: { reason: 'nothing-unscanned' },
  });
  expect((await caseView(ctx, officers.clerk, made.id)).timeline.at(-1)).toMatchObject({
    kind: 'signed-scanned',
    actor: '王芳',
  });
  const scan = { name: '签名.pdf', bytes: pdf };
  await keepUpload(ctx, actor, begun.id, { ...scan, material: signedUnder(mark) }, { signed: true });
  const mended = await submitAtWindow(ctx, here, begun.id, { mark });
  expect(await submitAtWindow(ctx, here, begun.id, { mark })).toEqual(mended); // pressed twice
  expect(mended.state).toBe('received');

  const now = (await casesAtWindow(ctx, here)).cases.find((one) => one.id === made.id);
  const leave = { caseId: made.id, version: mended.version, mark: now?.withdrawMark as string, key: key() };
  expect((await printWithdrawal(ctx, here, made.id)).name).toContain(made.number);
  await expect(withdrawAtWindow(ctx, here, { ...leave, scans: [] })).rejects.toMatchObject({
    params: { reason: 'signed-missing' },
  });
  const other = { ...here, staff: officers.otherClerk };
  await expect(withdrawAtWindow(ctx, other, { ...leave, scans: [scan] })).rejects.toMatchObject({
    code: 'not-found',
  });
  const gone = await withdrawAtWindow(ctx, here, { ...leave, scans: [scan] });
  expect(gone.state).toBe('withdrawn');
  expect(await withdrawAtWindow(ctx, here, { ...leave, scans: [scan] })).toEqual(gone);
  const { signedPapers, timeline } = await caseView(ctx, officers.clerk, made.id, 'zh-CN');
  expect(signedPapers.map(({ act, by, clerk, files }) => [act, by, clerk, files.length])).toEqual([
    ['submit', '周小满', '李华', 1],
    ['resubmit', '周小满', '李华', 1],
    ['withdraw', '周小满', '李华', 1],
  ]);
  expect(timeline.slice(-2).map(({ kind }) => kind)).toEqual(['withdrawn', 'received-at-window']);
  expect(await verifyChains(ctx.db)).toMatchObject({ whole: true, faults: 0 });
});

test('an account that was never checked is told apart: its digits, or it is taken over', async () => {
  const { ctx, officers } = bed;
  const phone = '13900000009';
  await registerPerson(ctx, { ...stranger, phone, password: 'a-strange-password-1' });
  await expect(attendPerson(ctx, officers.clerk, stranger)).rejects.toMatchObject({
    code: 'wrong-check-code',
    params: { reason: 'unchecked' },
  });
  const { personName } = await attendPerson(ctx, officers.clerk, { ...stranger, takeOver: true });
  expect(personName).toBe('马小兰');
  const { rows } = await sql`select a.level, a.password_hash from identity.account a
    where a.level_source = 'window'`.execute(ctx.db);
  expect(rows).toEqual([{ level: 3, password_hash: null }]);
});

test('only the officer who saw the person, only while she stands there, only what this window receives', async () => {
  const { ctx, officers } = bed;
  const here = await sitting();
  await expect(beginAtWindow(ctx, { ...here, staff: officers.otherClerk }, what)).rejects.toMatchObject({
    code: 'not-found',
    params: { reason: 'attendance' },
  });
  await expect(
    beginAtWindow(ctx, { ...here, subjectId: bed.person.subjectId }, what).then((one) => one.id),
  ).rejects.toMatchObject({ code: 'not-eligible' });
  await expect(attendPerson(ctx, officers.reviewer, card)).rejects.toMatchObject({ code: 'forbidden' });
  await closeAttendance(ctx.db, here.attendance, here.staff.staffId, ctx.clock.now());
  await expect(beginAtWindow(ctx, here, what)).rejects.toMatchObject({ code: 'not-found' });
  const elsewhere = await attendPerson(ctx, officers.elsewhere, card);
  const other = { ...here, staff: officers.elsewhere, attendance: elsewhere.id };
  await expect(beginAtWindow(ctx, other, what)).rejects.toMatchObject({ code: 'forbidden' });
});

test('a licence shown by code stands for a paper of the application that is typed here', async () => {
  const { ctx, db, clock, officers, enterprise } = bed;
  const bound = { name: '营业执照', necessity: '必要', licenceTypeId: 'business-licence' };
  const materials = [bound, { name: '其他证明', necessity: '必要' }];
  const result = { name: '测试登记证', kind: '证照' };
  const file = JSON.stringify({ items: [{ id: 'T-CODE', name: '测试登记', ...ownItem, result, materials }] });
  await inTx(db, (tx) => importItems(tx, { clock }, { file, divisionCode: county, publish: true }));
  const ref = (await ctx.neighbours.heldLicence(enterprise.subjectId, 'business-licence'))?.ref ?? '';
  for (const one of [ref, 'register:business-licence']) await setSharing(ctx, enterprise, one, false);
  const here = await sitting();
  const { id } = await beginAtWindow(ctx, here, { divisionCode: county, itemCode: 'T-CODE' });
  const take = (code: string, materialId?: string) =>
    takeLicenceAtWindow(ctx, here, id, materialId ? { code, materialId } : { code });
  const sourceOf = async (material: string) =>
    (await applicationAtWindow(ctx, here, id)).materials.find((one) => one.id === material);
  const shown = async () => (await showLicence(ctx, enterprise, { ref, fields: ['number'] })).digits;

  expect((await sourceOf('m1'))?.source).toBe('absent');
  await expect(take('0000 0000')).rejects.toMatchObject({ code: 'show-code-over' });
  const first = await shown();
  const taken = await take(first);
  expect(taken.materials.find((one) => one.id === 'm1')).toMatchObject({
    source: 'held-licence',
    licence: { typeName: '营业执照', taken: true },
  });
  await dropLicenceAtWindow(ctx, here, id, 'm1');
  expect((await sourceOf('m1'))?.source).toBe('absent');
  await take(await shown());
  await expect(take(first)).rejects.toMatchObject({ code: 'show-code-over' }); // a newer code ended it
  await expect(take(await shown())).rejects.toMatchObject({ params: { reason: 'no-material' } });
  await take(await shown(), 'm2');
  const answers = { ...restaurant, matter: '测试', deliveryMethod: 'counter' };
  const whole = await typeAtWindow(ctx, here, id, answers);
  expect(whole.missing).toEqual([]);
  // At home, without the clerk who saw it, it counts for nothing.
  const { sourced } = await openDraft(ctx, enterprise, id);
  expect(sourced.map(({ source }) => source)).toEqual(['absent', 'absent']);
  const made = await submitAtWindow(ctx, here, id, { mark: whole.mark as string, unscanned: true });
  const view = await caseView(ctx, officers.clerk, made.id, 'zh-CN');
  expect(view.materials.map(({ source, licence }) => [source, licence?.number, licence?.taken])).toEqual([
    ['held-licence', '91513424MA0000015F', true],
    ['held-licence', '91513424MA0000015F', true],
  ]);
  expect((await askedLicences(ctx, made.id))?.asked).toMatchObject([
    { materialId: 'm1', typeId: 'business-licence', got: { ref, fields: ['证照编号'] } },
    { materialId: 'm2', typeId: 'business-licence', got: { ref } },
  ]);
  const looks = await sql<{ outcome: string; n: number }>`
    select outcome, count(*)::int as n from licences.use where kind = 'pulled' group by 1 order by 1`.execute(
    db,
  );
  expect(looks.rows).toEqual([
    { outcome: 'no-material', n: expect.any(Number) },
    { outcome: 'success', n: 3 },
  ]);
  // Art. 32: a correction brings anew what its notice names, and nothing that a window took before.
  const taking = { caseId: made.id, key: key(), body: { version: made.version } };
  const { version } = await takeCase(ctx, officers.clerk, taking);
  const points = [{ kind: 'field' as const, ref: 'matter', say: '请写明测试的内容' }];
  await requestCorrection(ctx, officers.clerk, { caseId: made.id, key: key(), body: { version, points } });
  const mending = await correctAtWindow(ctx, here, made.id);
  expect(mending.missing).toEqual([]);
  expect(mending.materials.map(({ source }) => source)).toEqual(['held-licence', 'held-licence']);
  expect(await verifyChains(db)).toMatchObject({ whole: true, faults: 0 });
});
