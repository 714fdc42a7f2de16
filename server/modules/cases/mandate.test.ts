import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficerCommand } from '../../../contracts/case-commands.ts';
import { makeIdNumber } from '../../../contracts/checks.ts';
import type { ApplicantActor, StaffActor } from '../../../contracts/identity.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { importItems } from '../catalogue/index.ts';
import {
  authenticate,
  confirmMandate,
  endMandate,
  giveMandate,
  registerGuardian,
  signInApplicant,
  switchSubject,
} from '../identity/index.ts';
import { doors } from './doors.ts';
import { actsUnder } from './queries/acts-under.ts';
import { applicantCases } from './queries/applicant-cases.ts';
import { caseView } from './queries/case-view.ts';
import { openJson, places } from './sealing.ts';
import { casesBed, county, foodLicence, key, ownItem, restaurant } from './testing.ts';
import { askSpecialStep } from './use-cases/ask-special-step.ts';
import { discardDraft, getDraft, listDrafts, saveDraft, startDraft } from './use-cases/drafts.ts';
import { drawDocument } from './use-cases/draw-document.ts';
import { submitCase } from './use-cases/submit-case.ts';
import { addUpload } from './use-cases/uploads.ts';
import { withdrawCase } from './use-cases/withdraw-case.ts';
import { verifyChains } from './verify.ts';

const login = { phone: '13800000002', name: '吉克阿木', password: 'tongban-demo-2026' };
let bed: Awaited<ReturnType<typeof casesBed>>;
let token: string;
let mandateId: string;
beforeAll(async () => {
  bed = await casesBed();
  const { ctx, enterprise } = bed;
  ({ token } = await signInApplicant(ctx, {
    login: login.phone,
    password: login.password,
    address: '127.0.0.1',
  }));
  mandateId = await giveMandate(ctx, enterprise, {
    relation: 'agent',
    name: login.name,
    login: login.phone,
    divisionCode: county,
    items: [{ code: foodLicence, name: '食品经营许可证新办' }],
    mayCommit: false,
    validTo: '2027-11-22',
  });
  await confirmMandate(ctx, await agent(), mandateId);
  await switchSubject(ctx, await agent(), enterprise.subjectId);
});
afterAll(() => bed.close());

async function agent(): Promise<ApplicantActor> {
  const { actor } = await authenticate(bed.ctx, token);
  if (actor.kind !== 'applicant') throw new Error('not signed in');
  return actor;
}

async function begun(): Promise<string> {
  const { ctx } = bed;
  const actor = await agent();
  const draft = await startDraft(ctx, actor, { divisionCode: county, itemCode: foodLicence });
  await saveDraft(ctx, actor, { draftId: draft.id, answers: restaurant });
  for (const materialId of ['m3', 'm4']) {
    const file = {
      name: `${materialId}.pdf`,
      mediaType: 'application/pdf',
      size: 9,
      sm3: materialId.padEnd(64, '0'),
    };
    await addUpload(ctx, actor, draft.id, { materialId, ...file });
  }
  return draft.id;
}
const what = { divisionCode: county, itemCode: foodLicence };
let caseId: string;

test('the agent applies in her own account; evidence and papers name agent and applicant', async () => {
  const { ctx, enterprise, officers } = bed;
  const draftId = await begun();
  const made = await submitCase(ctx, await agent(), { ...what, draftId, key: key() });
  caseId = made.id;
  const { rows } = await sql<{
    actor: string;
    onBehalfOf: string;
    mandate: string;
    body: { mandate: string };
  }>`
    select actor, on_behalf_of as "onBehalfOf", mandate, body::jsonb as body from cases.event
    where case_id = ${caseId}`.execute(bed.db);
  const { personId } = await agent();
  expect(rows).toMatchObject([
    {
      actor: `person:${personId}`,
      onBehalfOf: `subject:${enterprise.subjectId}`,
      mandate: mandateId,
      body: { mandate: mandateId },
    },
  ]);
  const seen = await caseView(ctx, officers.clerk, caseId);
  expect(seen.applicant).toMatchObject({ name: enterprise.subjectName, agent: '吉**木' });
  const receipt = await drawDocument(ctx, county, caseId, made.documents[0]!.id);
  expect(Buffer.from(receipt.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
  expect((await verifyChains(bed.db, {})).whole).toBe(true);
});

test('the applicant sees the case as her own, and every act done under the mandate', async () => {
  const { ctx, enterprise } = bed;
  expect((await applicantCases(ctx, enterprise)).map((row) => row.id)).toContain(caseId);
  expect(await actsUnder(ctx, mandateId)).toMatchObject([{ caseId, plain: expect.stringMatching(/./) }]);
});

test('the agent asks for a hearing too, where the applicant was told of it (许可法 47)', async () => {
  const { ctx, officers } = bed;
  const act = async <C extends OfficerCommand>(by: StaffActor, name: C, body: object = {}) => {
    const { version } = await caseView(ctx, by, caseId);
    await doors[name].run(ctx, by, { caseId, key: key(), body: { version, ...body } } as never);
  };
  await act(officers.clerk, 'take');
  await act(officers.clerk, 'accept');
  await act(officers.reviewer, 'take');
  const told = { step: '听证告知', days: 5, reason: '与邻居有重大利益关系。', parties: '刘桂花' };
  await act(officers.reviewer, 'begin-special-step', told);
  await askSpecialStep(ctx, await agent(), { caseId, key: key(), why: '' });
  const { timeline } = await caseView(ctx, officers.clerk, caseId);
  expect(timeline.at(-1)).toMatchObject({
    kind: 'special-step-asked',
    actor: login.name,
    onBehalfOf: bed.enterprise.subjectName,
  });
});

test('what the mandate does not cover is refused in its own words, and not even seen', async () => {
  const { ctx, enterprise } = bed;
  const other = 'HN-431009085W00-01';
  await expect(
    startDraft(ctx, await agent(), { divisionCode: county, itemCode: other }),
  ).rejects.toMatchObject({ code: 'outside-mandate', params: { reason: 'item' } });
  const own = await startDraft(ctx, enterprise, { divisionCode: county, itemCode: other });
  await expect(getDraft(ctx, await agent(), own.id)).rejects.toMatchObject({ code: 'not-found' });
  expect(await listDrafts(ctx, await agent())).toEqual([]);
  await discardDraft(ctx, enterprise, own.id);
});

test('the applicant’s own draft is not the agent’s; the agent’s is the applicant’s too', async () => {
  const { ctx, enterprise } = bed;
  const own = await startDraft(ctx, enterprise, what);
  await expect(getDraft(ctx, await agent(), own.id)).rejects.toMatchObject({ code: 'not-found' });
  const draftId = await begun();
  expect((await listDrafts(ctx, enterprise)).map((draft) => draft.id).sort()).toEqual(
    [own.id, draftId].sort(),
  );
});

test('民法典 173: after it is taken back nothing more can be done, and the draft stays with the applicant', async () => {
  const { ctx, enterprise } = bed;
  const held = await agent();
  const [mine] = await listDrafts(ctx, held);
  await endMandate(ctx, enterprise, mandateId);
  const after = await agent();
  expect(after).toMatchObject({ lapsed: true, subjectId: after.personId });
  await expect(submitCase(ctx, after, { ...what, draftId: mine!.id, key: key() })).rejects.toMatchObject({
    code: expect.stringMatching(/not-found|not-eligible/),
  });
  const { version } = await caseView(ctx, enterprise, caseId);
  await expect(withdrawCase(ctx, after, { caseId, version, key: key() })).rejects.toMatchObject({
    code: 'not-found',
  });
  const done = await submitCase(ctx, enterprise, { ...what, draftId: mine!.id, key: key() });
  const { rows } = await sql<{ mandate: string | null }>`
    select mandate from cases.event where case_id = ${done.id}`.execute(bed.db);
  expect(rows).toEqual([{ mandate: null }]);
});

test('民法典 23: a mother applies for her child by law; the evidence has both, the papers name her as 法定代理人', async () => {
  const { ctx, identity, officers, person } = bed;
  const item = { id: 'T-WARD', name: '测试登记', ...ownItem, serviceObjects: ['自然人'] };
  await inTx(bed.db, (tx) =>
    importItems(tx, ctx, { file: JSON.stringify({ items: [item] }), divisionCode: county, publish: true }),
  );
  const mother = await ctx.neighbours.applicant(person);
  const ward = { name: '周小树', idNumber: makeIdNumber(county, '2015-06-01', 5) };
  await registerGuardian(identity, officers.clerk, {
    guardianIdNumber: mother.person.number,
    ward,
    relation: 'parent',
    ground: 'minor',
    record: { kind: 'household-register', number: '第 3 页' },
  });
  const { rows } = await sql<{ id: string }>`
    select ward_id as id from identity.guardianship where guardian_id = ${person.personId}`.execute(bed.db);
  const acting = { ...person, subjectId: rows[0]?.id ?? '', subjectName: ward.name };
  const made = await submitCase(ctx, acting, {
    divisionCode: county,
    itemCode: item.id,
    key: key(),
    answers: {
      personPhone: '13800000001',
      matter: '测试',
      declaration: ['true-and-complete'],
    },
  });
  const view = await caseView(ctx, officers.clerk, made.id);
  expect(view.applicantName).toBe(ward.name);
  expect(view.timeline[0]).toMatchObject({ actor: mother.person.name, onBehalfOf: ward.name });
  const { rows: papers } = await sql<{ id: string; sealed: string }>`
    select id, sealed from cases.document where case_id = ${made.id}`.execute(bed.db);
  const [paper] = papers.map(({ id, sealed }) => openJson(ctx, sealed, places.document(id)));
  expect(paper).toMatchObject({ recipient: { name: '周小树（法定代理人：周小满）', kind: 'person' } });
});
