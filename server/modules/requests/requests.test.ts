import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '../../../contracts/identity.ts';
import { sql } from '../../platform/db/index.ts';
import { keptMessages } from '../../platform/messages/index.ts';
import { readNotices } from '../../platform/notices/queries.ts';
import { startOutbox } from '../../platform/outbox/index.ts';
import { type CasesBed, casesBed, key } from '../cases/testing.ts';
import {
  queryCode,
  requestFor,
  requestOfAccount,
  requestOfToken,
  requestToken,
  tokenOfNumber,
} from './access.ts';
import type { RequestsContext } from './context.ts';
import { requestHandlers } from './notices.ts';
import { listRequests } from './queries/list.ts';
import { handedBack, publishedAnswers } from './queries/others.ts';
import { filersView, requestView } from './queries/view.ts';
import { tickRequests } from './timers.ts';
import { sendCommand } from './use-cases/command.ts';
import { type Filed, fileRequest, type NewRequest } from './use-cases/file.ts';
import { fileByOfficer } from './use-cases/file-by-officer.ts';
import { takeHandedOver } from './use-cases/hand-over.ts';
import { showContact } from './use-cases/show-contact.ts';
import { verifyRequests } from './verify-requests.ts';

let bed: CasesBed;
let ctx: RequestsContext;
let township: StaffActor;
beforeAll(async () => {
  bed = await casesBed();
  ctx = bed.ctx;
  const { rows } = await sql<{ id: string }>`select id from identity.staff where account = 'azhi'`.execute(
    bed.db,
  );
  township = {
    ...bed.officers.clerk,
    staffId: rows[0]?.id as string,
    name: '阿芝',
    grants: [{ role: 'township_clerk', divisionCode: '513424001', organisationId: null }],
  };
});
afterAll(() => bed.close());

const market = '513424-market';
const given = (changes: Partial<NewRequest> = {}): NewRequest => ({
  divisionCode: '513424',
  kind: 'undone',
  filer: 'applicant',
  channel: 'portal',
  title: '跑了三趟没办成',
  body: '每次都说少一样。',
  contact: { name: '沈明', phone: '13900000009' },
  accountId: null,
  filedBy: null,
  filedFor: null,
  organisationId: null,
  externalNumber: null,
  caseNumber: null,
  consent: true,
  files: [],
  actor: 'link:new',
  key: key(),
  ...changes,
});

async function act(
  staff: StaffActor,
  id: string,
  command: Parameters<typeof sendCommand>[2],
  sent: object = {},
) {
  const reached = await requestFor(ctx, staff, id);
  const { version } = await requestView(ctx, staff, id, 'zh-CN');
  return sendCommand(ctx, reached, command, { version, text: '情况', ...sent }, key());
}

async function organisation(): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from regions.organisation
    where division_code = '513424' and department_key = '市场监督管理'`.execute(bed.db);
  return rows[0]?.id ?? market;
}

async function answered(filed: Filed): Promise<void> {
  const { supervisor, decider } = bed.officers;
  await act(supervisor, filed.id, 'route', { organisationId: await organisation() });
  await act(decider, filed.id, 'accept');
  await act(decider, filed.id, 'reply', { text: '清单补全了，请带执照来。' });
}

async function drain(): Promise<void> {
  const { clock, log } = bed.ctx;
  const outbox = startOutbox({ db: bed.db, clock, log }, requestHandlers(ctx), 10_000);
  await outbox.drainNow();
  await outbox.stop();
}

test('filing twice is filing once; numbers follow one another without a gap', async () => {
  const one = given();
  const [first, second] = await Promise.all([fileRequest(ctx, one), fileRequest(ctx, one)]);
  expect(second).toEqual(first);
  const next = await fileRequest(ctx, given());
  expect([first?.number, next.number]).toEqual(['513424-S20261123-0001', '513424-S20261123-0002']);
});

test('it is followed without an account by number and code, and by nobody who guesses', async () => {
  const filed = await fileRequest(ctx, given());
  const code = queryCode(ctx.keyring, filed.id);
  const token = await tokenOfNumber(ctx, { number: filed.number, code });
  expect(token).toBe(requestToken(ctx.keyring, filed.id));
  const wrong = String((Number(code) + 1) % 100_000_000).padStart(8, '0');
  expect(await tokenOfNumber(ctx, { number: filed.number, code: wrong })).toBeNull();
  await expect(requestOfToken(ctx, `${token}x`)).rejects.toMatchObject({ code: 'not-found' });
  await expect(requestOfAccount(ctx, bed.person, filed.id)).rejects.toMatchObject({ code: 'not-found' });
});

test('from the phone to the answer and back once more; the filer reads no officer’s name and no note', async () => {
  const filed = await fileRequest(ctx, given());
  const { supervisor, decider } = bed.officers;
  await act(supervisor, filed.id, 'route', { organisationId: await organisation() });
  await act(decider, filed.id, 'accept');
  await act(decider, filed.id, 'note', { text: '电话问过窗口李华' });
  await act(decider, filed.id, 'reply', { text: '清单补全了，请带执照来。' });
  const token = requestToken(ctx.keyring, filed.id);
  const reached = await requestOfToken(ctx, token);
  const view = await filersView(ctx, reached, 'zh-CN');
  expect(view.may.sort()).toEqual(['rate', 'reopen']);
  expect(JSON.stringify(view)).toContain('清单补全了');
  expect(JSON.stringify(view)).not.toMatch(/李华|陈静|孙督/);
  await sendCommand(ctx, reached, 'reopen', { version: view.row.version, text: '还是少一样' }, key());
  const list = await listRequests(ctx, decider, { queue: 'mine' }, 'zh-CN');
  expect(list.rows.find(({ id }) => id === filed.id)).toMatchObject({ state: 'assigned', round: 2 });
  await drain();
  const bell = await readNotices(bed.db, `staff:${decider.staffId}`, {}, 'zh-CN');
  expect(bell.rows[0]?.say).toContain('派给你们，请签收');
  expect((await keptMessages(bed.db, ctx.keyring, 5))[0]).toMatchObject({ to: '139****0009' });
});

test('officers of elsewhere do not know of it; a second act on one version is told', async () => {
  const filed = await fileRequest(ctx, given());
  await expect(requestFor(ctx, bed.officers.elsewhere, filed.id)).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(requestFor(ctx, bed.officers.decider, filed.id)).rejects.toMatchObject({ code: 'not-found' });
  const organisationId = await organisation();
  const reached = await requestFor(ctx, bed.officers.supervisor, filed.id);
  const once = (command: 'route' | 'refuse') =>
    sendCommand(
      ctx,
      reached,
      command,
      { version: 1, text: '派', ...(command === 'route' ? { organisationId } : {}) },
      key(),
    );
  const both = await Promise.allSettled([once('route'), once('refuse')]);
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'stale-version' } });
});

test('name and phone are masked; whoever looks behind the mask gives a reason, and is on record', async () => {
  const { id } = await fileRequest(ctx, given());
  const { supervisor, elsewhere } = bed.officers;
  const { contact } = await requestView(ctx, supervisor, id, 'zh-CN');
  expect(contact).toEqual({ name: '沈*', phone: '139****0009' });
  await expect(showContact(ctx, supervisor, id, '看看')).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(showContact(ctx, elsewhere, id, '要给他回电话')).rejects.toMatchObject({ code: 'not-found' });
  expect(await showContact(ctx, supervisor, id, '要给他回电话')).toEqual({
    name: '沈明',
    phone: '13900000009',
  });
  const { rows } = await sql<{ by: string; reason: string }>`
    select staff_id as by, reason from requests.contact_view where request_id = ${id}`.execute(bed.db);
  expect(rows).toEqual([{ by: supervisor.staffId, reason: '要给他回电话' }]);
  await expect(sql`delete from requests.contact_view`.execute(bed.db)).rejects.toThrow(/permission denied/);
});

test('乡呼县应: a township calls on a department, which alone answers; the township asks once more', async () => {
  const organisationId = await organisation();
  const call = {
    kind: 'township-call',
    title: '集市无证摊点请来现场',
    body: '每逢三、六、九赶集。',
    name: null,
    phone: null,
    caseNumber: null,
    organisationId,
    consent: false,
  };
  await expect(fileByOfficer(ctx, bed.officers.clerk, call, key())).rejects.toMatchObject({
    code: 'not-found',
  });
  const { id } = await fileByOfficer(ctx, township, call, key());
  const { decider } = bed.officers;
  expect(await requestView(ctx, decider, id, 'zh-CN')).toMatchObject({
    state: 'assigned',
    filerName: '德州街道',
    due: '2026-11-24',
  });
  await act(decider, id, 'accept');
  await expect(act(township, id, 'reply')).rejects.toMatchObject({ code: 'forbidden' });
  await act(decider, id, 'reply', { text: '周三联合检查。' });
  await act(township, id, 'reopen', { text: '周三没有来' });
  const mine = await listRequests(ctx, township, { queue: 'filed' }, 'zh-CN');
  expect(mine.rows.map((row) => row.id)).toEqual([id]);
});

test('12345 hands over an order once, and is handed its answer back', async () => {
  const orders = [
    { number: 'HL-1', title: '路灯不亮', body: '演示路', name: '沈明', phone: '139 0000 0009' },
  ];
  expect(await takeHandedOver(ctx, '513424', orders, 'system:12345')).toEqual({ taken: 1, known: 0 });
  expect(await takeHandedOver(ctx, '513424', orders, 'system:12345')).toEqual({ taken: 0, known: 1 });
  const { rows } =
    await sql<Filed>`select id, number from requests.request where external_number = 'HL-1'`.execute(bed.db);
  await answered(rows[0] as Filed);
  const back: unknown[] = [];
  for await (const row of handedBack(ctx, '513424', new Date('2026-11-01'))) back.push(row);
  expect(back).toEqual([
    ['HL-1', rows[0]?.number, 'answered', expect.any(String), '清单补全了，请带执照来。'],
  ]);
});

test('an answer is published with consent only, and names nobody', async () => {
  const filed = await fileRequest(ctx, given());
  await answered(filed);
  await act(bed.officers.supervisor, filed.id, 'publish', {
    title: '材料清单不全',
    text: '清单已补全并贴出。',
  });
  expect((await publishedAnswers(bed.db, '513424', 'zh-CN'))[0]).toMatchObject({ title: '材料清单不全' });
  const secret = await fileRequest(ctx, given({ consent: false }));
  await answered(secret);
  await expect(
    act(bed.officers.supervisor, secret.id, 'publish', { title: '一', text: '二' }),
  ).rejects.toMatchObject({ params: { reason: 'no-consent' } });
});

test('yellow and red ring once each; what nobody sent back closes by itself', async () => {
  const late = await fileRequest(ctx, given());
  const done = await fileRequest(ctx, given());
  await answered(done);
  const { supervisor } = bed.officers;
  const told = async () =>
    (await readNotices(bed.db, `staff:${supervisor.staffId}`, { limit: 100 }, 'zh-CN')).rows
      .filter(({ about }) => about.id === late.id)
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'request-filed');
  bed.clock.set('2026-11-24T09:00:00+08:00');
  await tickRequests(ctx);
  await tickRequests(ctx);
  expect(await told()).toEqual(['request-warn']);
  bed.clock.set('2026-11-25T09:00:00+08:00');
  await tickRequests(ctx);
  expect(await told()).toEqual(['request-over', 'request-warn']);
  bed.clock.set('2026-12-08T00:00:00+08:00');
  await tickRequests(ctx);
  expect(await requestView(ctx, supervisor, done.id, 'zh-CN')).toMatchObject({ state: 'closed' });
});

test('what happened is chained, and the application cannot change it', async () => {
  expect(await verifyRequests(bed.db)).toMatchObject({ whole: true, faults: 0 });
  await expect(sql`update requests.event set actor = 'staff:x'`.execute(bed.db)).rejects.toThrow(
    /permission denied/,
  );
});
