import { afterAll, beforeAll, expect, test } from 'vitest';
import { sm3Hex } from '../../platform/crypto/index.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { makeLogger } from '../../platform/log.ts';
import type { OutboxRow } from '../../platform/outbox/index.ts';
import { importItems } from '../catalogue/index.ts';
import { caseView } from './queries/case-view.ts';
import { type CasesBed, casesBed, county, key, ownItem, sent } from './testing.ts';
import { drawDocument } from './use-cases/draw-document.ts';
import { instantHandlers } from './use-cases/judge-pending.ts';
import { submitCase } from './use-cases/submit-case.ts';
import { verifyChains } from './verify.ts';

const item = {
  id: 'T-INSTANT',
  name: '测试备案',
  ...ownItem,
  result: { name: '测试登记证', kind: '证照', delivery: ['窗口领取'] },
  instant: {
    id: 'clear-record',
    version: 3,
    reason: '申请人已当面核对，没有需要人工审查的材料。',
    conditions: [
      { id: 'known', say: '申请人已当面核对', feel: 'realNameLevel >= 3' },
      { id: 'no-files', say: '没有要人工看的材料', feel: 'uploadedMaterials = 0' },
      { id: 'counter', say: '在窗口领取', feel: 'deliveryMethod = "counter"' },
    ],
  },
};
const answers = {
  organisationAddress: '德州街道演示路 1 号',
  legalRepresentative: '周小满',
  contactName: '周小满',
  contactPhone: '13800000001',
  matter: '测试',
  declaration: ['true-and-complete'],
};

let bed: CasesBed;
beforeAll(async () => {
  bed = await casesBed();
  const file = JSON.stringify({ items: [item] });
  const report = await inTx(bed.db, (tx) =>
    importItems(tx, { clock: bed.clock }, { file, divisionCode: county, publish: true }),
  );
  expect(report).toMatchObject({ published: 1, held: [] });
  await sent(bed);
});
afterAll(() => bed.close());

const submit = (more: object) =>
  submitCase(bed.ctx, bed.enterprise, {
    divisionCode: county,
    itemCode: item.id,
    key: key(),
    answers: { ...answers, ...more },
  });

test('行政许可法 34: all conditions met, it is accepted and granted at once by the system, and says so on paper', async () => {
  const { ctx, officers, enterprise } = bed;
  const { id } = await submit({ deliveryMethod: 'counter' });
  expect(await sent(bed)).toEqual(['case.submitted', 'case.instant-judged', 'case.accepted', 'case.decided']);
  const view = await caseView(ctx, officers.reviewer, id);
  expect(view).toMatchObject({
    state: 'decided',
    decision: { decision: 'grant', reason: item.instant.reason },
  });
  expect(view.instant).toMatchObject({
    granted: true,
    rule: { id: 'clear-record', version: 3 },
    conditions: [{ met: true }, { met: true }, { met: true, feel: 'deliveryMethod = "counter"' }],
  });
  expect(view.instant?.inputs.map(({ name, value }) => [name, value])).toEqual([
    ['deliveryMethod', 'counter'],
    ['realNameLevel', '3'],
    ['uploadedMaterials', '0'],
  ]);
  expect((await caseView(ctx, enterprise, id)).instant).toBeNull();
  const paper = view.documents.find((one) => one.kind === 'decision')!;
  const { bytes } = await drawDocument(ctx, county, id, paper.id);
  expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
});

test('the event names rule, version and the SM3 of its sealed inputs; nothing of them is open', async () => {
  const { rows } = await sql<{
    actor: string;
    payload: { inputs: { id: string; sm3: string } };
    sealed: string;
  }>`
    select e.actor, (e.body::jsonb) -> 'payload' as payload, t.sealed from cases.event e
    join cases.text t on t.case_id = e.case_id and t.kind = 'instant' where e.kind like 'instant-judged@%'`.execute(
    bed.db,
  );
  expect(rows).toMatchObject([
    {
      actor: 'system:instant',
      payload: {
        rule: { id: 'clear-record', version: 3 },
        unmet: [],
        inputs: { sm3: sm3Hex(rows[0]!.sealed) },
      },
    },
  ]);
  expect(rows[0]!.sealed).not.toContain('counter');
});

test('one condition not met: nothing is refused, people have it and see which', async () => {
  const { ctx, officers } = bed;
  const { id } = await submit({ deliveryMethod: 'online' });
  expect(await sent(bed)).toEqual(['case.submitted', 'case.instant-judged']);
  const view = await caseView(ctx, officers.clerk, id);
  expect(view).toMatchObject({ state: 'received', decision: null, instant: { granted: false } });
  expect(view.instant?.conditions.filter((one) => !one.met).map((one) => one.say)).toEqual(['在窗口领取']);
  expect(view.actions.map((one) => one.command)).toContain('take');
  expect(await verifyChains(bed.db, {})).toMatchObject({ whole: true, faults: 0 });
});

test('a process that dies between submission and judgement: whoever drains the outbox judges, once, however many do', async () => {
  const { ctx } = bed;
  const cases = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from cases."case"`.execute(bed.db)).rows[0]?.n ?? 0;
  const before = await cases();
  const path: typeof ctx.neighbours.path = async (code) => {
    if ((await cases()) > before) throw new Error('killed');
    return ctx.neighbours.path(code);
  };
  const dying = { ...ctx, neighbours: { ...ctx.neighbours, path } };
  const { id } = await submitCase(dying, bed.enterprise, {
    divisionCode: county,
    itemCode: item.id,
    key: key(),
    answers: { ...answers, deliveryMethod: 'counter' },
  });
  const judged = async () =>
    (
      await sql<{ kind: string }>`select split_part(kind, '@', 1) as kind from cases.event
        where case_id = ${id} order by seq`.execute(bed.db)
    ).rows.map((row) => row.kind);
  expect(await judged()).toEqual(['submitted']);

  const { rows } =
    await sql<OutboxRow>`select id, stream, kind, payload, 0 as attempts, created_at as "createdAt"
    from platform.outbox where kind = 'case.submitted' and payload ->> 'caseId' = ${id}`.execute(bed.db);
  const row = rows[0] as OutboxRow;
  const [judge] = instantHandlers(ctx, makeLogger({ level: 'silent' }))['case.submitted'] ?? [];
  const once = () => inTx(bed.db, async (tx) => judge?.(tx, row));
  await Promise.all([once(), once(), once()]);
  expect(await judged()).toEqual(['submitted', 'instant-judged', 'accepted', 'decided']);
  await once();
  expect(await judged()).toHaveLength(4);
  await sent(bed);
});
