import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import { makeLogger } from '../../platform/log.ts';
import { startOutbox } from '../../platform/outbox/index.ts';
import { caseView, finishCase, grantedCase, openDocument, takeCase } from '../cases/index.ts';
import { jointHandlers } from './handlers.ts';
import { applicantJoint, submitJoint, withdrawJoint } from './index.ts';
import { officerJoint } from './queries/joint-view.ts';
import {
  handle,
  type JointBed,
  jointBed,
  key,
  newborn,
  newbornGuide,
  packageDraft,
  together,
} from './testing.ts';
import { deliverJoint, goOn } from './use-cases/officer-commands.ts';
import { callOffVisit, callVisit, holdVisit } from './use-cases/visits.ts';
import { verifyJoints } from './verify-joints.ts';

let bed: JointBed;
beforeAll(async () => {
  bed = await jointBed();
}, 120_000);
afterAll(() => bed.close());

const view = async (id: string) => (await applicantJoint(bed.ctx, bed.person, id)).view;
const part = async (id: string, name: string) => {
  const found = (await view(id)).parts.find((one) => one.key === name);
  if (!found) throw new Error(`no part ${name}`);
  return found;
};
const states = async (id: string) =>
  Object.fromEntries((await view(id)).parts.map((one) => [one.key, one.state]));

/** A newborn whose package hands over together; its birth certificate and what follows run. */
async function begun(asOne: boolean): Promise<string> {
  const draftId = await packageDraft(bed, bed.person, asOne ? together : 'newborn', newbornGuide, newborn);
  const { id } = await submitJoint(bed.ctx, bed.person, { draftId, key: key() });
  await bed.drain();
  await handle(bed, (await part(id, 'birth-cert')).caseId as string);
  await bed.drain();
  return id;
}

it('统一出证：一件办成，别的没有结果，哪里都出不去；都有了结果才放', async () => {
  const id = await begun(true);
  const certificate = (await part(id, 'birth-cert')).caseId as string;
  const { issuer } = bed.officers;
  // 窗口不能单独办结，证照不制，申请人看不到、下载不了。
  const { version } = await takeCase(bed.ctx, issuer, {
    caseId: certificate,
    key: key(),
    body: { version: (await caseView(bed.ctx, issuer, certificate)).version },
  });
  const seen = await caseView(bed.ctx, issuer, certificate);
  expect(seen.held).toBe(true);
  expect(seen.actions.map(({ command }) => command)).not.toContain('finish');
  const finish = { caseId: certificate, key: key(), body: { version, delivery: 'online' as const } };
  await expect(finishCase(bed.ctx, issuer, finish)).rejects.toThrow('not-allowed-now');
  expect((await grantedCase(bed.ctx, certificate))?.held).toBe(true);
  const paper = seen.documents.find(({ kind }) => kind === 'decision')?.id as string;
  const own = await caseView(bed.ctx, bed.person, certificate);
  expect(own.documents.map(({ kind }) => kind)).not.toContain('decision');
  await expect(openDocument(bed.ctx, bed.person, certificate, paper)).rejects.toThrow('not-allowed-now');
  expect((await officerJoint(bed.ctx, issuer, id)).actions.map(({ command }) => command)).not.toContain(
    'deliver',
  );

  // 申请人撤回其中几件，其余的都有了结果：放行。
  await withdrawJoint(bed.ctx, bed.person, { jointId: id, parts: ['hukou'] });
  await bed.drain();
  expect(await states(id)).toMatchObject({
    hukou: 'withdrawn',
    medical: 'dropped',
    'ss-card': 'dropped',
    vaccine: 'running',
  });
  expect((await view(id)).state).toBe('running');
  for (const name of ['vaccine', 'maternity']) await handle(bed, (await part(id, name)).caseId as string);
  await bed.drain();
  expect((await view(id)).state).toBe('decided');
  expect((await caseView(bed.ctx, bed.person, certificate)).held).toBe(false);
  const { bytes } = await openDocument(bed.ctx, bed.person, certificate, paper);
  expect(bytes.length).toBeGreaterThan(1000);
}, 120_000);

it('命令之后、各件之前断了：重启后自己办完，一件不漏一件不重；两位工作人员同时送达，只有一位办成', async () => {
  const id = await begun(false);
  for (const name of ['vaccine', 'maternity']) await handle(bed, (await part(id, name)).caseId as string);
  await bed.drain();
  const { issuer } = bed.officers;
  const { version } = await officerJoint(bed.ctx, issuer, id);
  const sent = { jointId: id, version, delivery: 'online' as const };
  const both = await Promise.allSettled([
    deliverJoint(bed.ctx, issuer, { ...sent, key: key() }),
    deliverJoint(bed.ctx, issuer, { ...sent, key: key() }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = both.find((one) => one.status === 'rejected')?.reason;
  expect(lost).toMatchObject({ code: 'stale-version' });
  expect(lost.params.changes).toMatchObject([{ kind: 'delivery', plain: '统一送达' }]);

  // 到这里断电：命令已落库，没有一件办结。再启动一个，办到一半又断一次。
  expect(await finished(id)).toBe(0);
  expect((await view(id)).parts.filter(({ delivering }) => delivering)).toHaveLength(3);
  const log = makeLogger({ level: 'silent' });
  const handlers = jointHandlers(bed.ctx);
  const acts = handlers['joint.act'] ?? [];
  let left = 2;
  const dying = {
    ...handlers,
    'joint.act': [
      ...acts,
      async () => {
        // 各件已办结，记录还没删就断了：下次再来一遍。
        if (left-- > 0) throw new Error('killed');
      },
    ],
  };
  const outbox = startOutbox({ db: bed.db, clock: bed.clock, log }, dying, 3_600_000);
  await outbox.drainNow();
  await outbox.stop();
  bed.clock.advance(60_000);
  await bed.drain();
  expect(await finished(id)).toBe(3);
  const after = await view(id);
  expect(after.parts.filter(({ delivered }) => delivered)).toHaveLength(3);
  expect(after.timeline.filter(({ kind }) => kind === 'part-delivered')).toHaveLength(3);
  expect(after.timeline.filter(({ kind }) => kind === 'delivery')).toHaveLength(1);
}, 120_000);

/** Each module reads its data beside itself, wherever the one file lies. */
const ownAddress: Plugin = {
  name: 'own-address',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/server\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: 'ts' };
    }),
};

/** The worker in one file: stripping the types of a hundred modules takes longer than all the rest. */
const script = new URL(`../../../.cache/killed-joint-${process.pid}.mjs`, import.meta.url).pathname;
afterAll(() => rmSync(script, { force: true }));

it('踏勘、撤回、送达之后，进程在任意两步之间被杀：重启后接着办完，一件不漏一件不重', async () => {
  const id = await begun(false);
  const running = (await view(id)).parts.filter((one) => one.state === 'running').map((one) => one.key);
  expect(running).toEqual(['vaccine', 'hukou', 'maternity']);
  await handle(bed, (await part(id, 'vaccine')).caseId as string); // 还没有听到
  const { everyDecider: lead, issuer } = bed.officers;
  const version = async () => (await officerJoint(bed.ctx, lead, id)).version;
  const command = async () => ({ jointId: id, key: key(), version: await version() });
  const inspectors = ['hukou', 'maternity'].map((one) => ({ part: one, name: '医生乙' }));
  const called = { on: '2026-11-25', time: '09:30', place: '德州街道演示路 12 号', inspectors };
  await callVisit(bed.ctx, lead, { ...(await command()), ...called });
  const visit = (await view(id)).visits[0]?.id ?? '';
  await holdVisit(bed.ctx, lead, { ...(await command()), visit, found: '和申请的一样。', passed: true });
  await withdrawJoint(bed.ctx, bed.person, { jointId: id, parts: ['hukou'] });
  await deliverJoint(bed.ctx, issuer, { ...(await command()), delivery: 'online' });

  await build({
    entryPoints: [new URL('./testing-killed.ts', import.meta.url).pathname],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    logLevel: 'error',
    plugins: [ownAddress],
  });
  const worker = (run: number) => {
    // A minute later each: what failed because the one before still held it is tried again.
    const now = new Date(bed.clock.now().getTime() + run * 60_000).toISOString();
    const given = [script, bed.url, bed.folder, String(7 + 17 * run), now];
    const env = { ...process.env, NODE_COMPILE_CACHE: bed.folder };
    return spawn(process.execPath, given, { stdio: ['pipe', 'ignore', 'inherit'], env });
  };
  const left = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from platform.outbox`.execute(bed.db)).rows[0]?.n;
  let kills = 0;
  // The next one starts while this one works.
  let next = worker(0);
  for (let run = 0; run < 20; run++) {
    const child = next;
    const over = once(child, 'exit');
    next = worker(run + 1);
    child.stdin.end('go');
    const [, signal] = await over;
    if (signal !== 'SIGKILL') break;
    kills += 1;
  }
  next.kill('SIGKILL');
  expect(kills).toBeGreaterThan(3);
  expect(await left()).toBe(0);
  expect(await states(id)).toMatchObject({
    'birth-cert': 'granted',
    vaccine: 'granted',
    hukou: 'withdrawn',
    medical: 'dropped',
    maternity: 'running',
  });
  expect(await finished(id)).toBe(1); // 送达时，疫苗那件的决定还没有听到
  const { timeline } = await view(id);
  for (const kind of ['part-delivered', 'delivery', 'visit-held', 'parts-withdrawn'])
    expect(timeline.filter((one) => one.kind === kind)).toHaveLength(1);
  for (const name of ['hukou', 'maternity']) {
    const of = (await part(id, name)).caseId as string;
    const seen = await caseView(bed.ctx, bed.officers.everyReviewer, of);
    expect(seen.visits).toHaveLength(1);
  }
  expect(await verifyJoints(bed.db)).toMatchObject({ first: null, whole: true });
}, 180_000);

/** How often a part was ended, by the evidence of its cases. */
async function finished(id: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from cases.event e join joint.part p on p.case_id = e.case_id
    where p.joint_id = ${id} and e.kind like 'finished@%'`.execute(bed.db);
  return rows[0]?.n ?? 0;
}

it('联合踏勘：牵头部门定日子和人，一份记录，看了的每一件都有', async () => {
  const id = await begun(false);
  const { everyDecider: lead, clerk } = bed.officers;
  const call = async (on: string, who = lead, parts = ['vaccine', 'hukou']) =>
    callVisit(bed.ctx, who, {
      jointId: id,
      key: key(),
      version: (await officerJoint(bed.ctx, lead, id)).version,
      on,
      time: '09:30',
      place: '德州街道演示路 12 号',
      inspectors: parts.map((one) => ({ part: one, name: one === 'hukou' ? '民警甲' : '医生乙' })),
    });
  await expect(call('2026-11-01')).rejects.toThrow('answers-invalid');
  await expect(call('2026-11-25', lead, ['medical'])).rejects.toThrow('answers-invalid');
  await expect(call('2026-11-25', clerk)).rejects.toThrow('not-allowed-now');
  await call('2026-11-25');
  await call('2026-11-26');
  const { visits, actions, version } = await officerJoint(bed.ctx, lead, id);
  const [first, second] = visits;
  expect(actions).toContainEqual({ command: 'hold-visit', needs: [first?.id, second?.id] });
  await callOffVisit(bed.ctx, lead, {
    jointId: id,
    key: key(),
    version,
    visit: second?.id ?? '',
    reason: '一次就够。',
  });
  const held = {
    jointId: id,
    key: key(),
    version: version + 1,
    visit: first?.id ?? '',
    found: '场所和申请的一样。',
    passed: true,
  };
  const reply = await holdVisit(bed.ctx, lead, held);
  expect(await holdVisit(bed.ctx, lead, held)).toEqual(reply);
  await bed.drain();
  for (const name of ['vaccine', 'hukou']) {
    const seen = await caseView(bed.ctx, bed.officers.everyReviewer, (await part(id, name)).caseId as string);
    expect(seen.visits).toMatchObject([{ on: '2026-11-25', found: '场所和申请的一样。', passed: true }]);
    expect(seen.visits[0]?.inspectors).toHaveLength(2);
    expect(seen.chainWhole).toBe(true);
  }
  const others = await caseView(bed.ctx, lead, (await part(id, 'maternity')).caseId as string);
  expect(others.visits).toEqual([]);
  expect((await view(id)).visits.map(({ state }) => state)).toEqual(['held', 'called-off']);
}, 120_000);

it('牵头部门决定接着办时，还可以停下没开始的；整件撤回时已办成的留下', async () => {
  const id = await begun(true);
  await handle(bed, (await part(id, 'vaccine')).caseId as string, 'refuse');
  await bed.drain();
  expect((await view(id)).state).toBe('lead-decides');
  const lead = bed.officers.everyDecider;
  const { version } = await officerJoint(bed.ctx, lead, id);
  await goOn(bed.ctx, lead, { jointId: id, key: key(), version, reason: '先办前面的。', stop: ['ss-card'] });
  expect(await states(id)).toMatchObject({ 'ss-card': 'dropped', medical: 'waiting', hukou: 'running' });
  await withdrawJoint(bed.ctx, bed.person, { jointId: id });
  await bed.drain();
  expect((await view(id)).state).toBe('withdrawn');
  expect(await states(id)).toMatchObject({
    hukou: 'withdrawn',
    medical: 'withdrawn',
    'birth-cert': 'granted',
  });
  const certificate = (await part(id, 'birth-cert')).caseId as string;
  expect((await caseView(bed.ctx, bed.person, certificate)).held).toBe(false);
}, 120_000);
