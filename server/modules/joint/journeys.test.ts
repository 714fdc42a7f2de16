import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Answers } from '../../../contracts/forms.ts';
import { openDraft } from '../cases/index.ts';
import { applicantJoint, submitJoint } from './index.ts';
import { officerJoint } from './queries/joint-view.ts';
import { handle, type JointBed, jointBed, key, packageDraft } from './testing.ts';
import { deliverJoint, giveData } from './use-cases/officer-commands.ts';

let bed: JointBed;
beforeAll(async () => {
  bed = await jointBed();
}, 120_000);
afterAll(() => bed.close());

const organisation = {
  organisationAddress: '德昌县德州街道演示路 12 号',
  contactName: '周小满',
  contactPhone: '13800000001',
  legalRepresentative: '周小满',
  declaration: ['true-and-complete'],
};

/** A package from its guide to the delivery of all results; answers the order in which its parts began. */
async function run(id: string, guide: Answers, form: Record<string, unknown>): Promise<string[]> {
  const { ctx, enterprise, officers } = bed;
  const draftId = await packageDraft(bed, enterprise, id, guide, form);
  const { problems, missing } = await openDraft(ctx, enterprise, draftId);
  expect({ problems, missing }).toEqual({ problems: [], missing: [] });
  const { id: jointId } = await submitJoint(ctx, enterprise, { draftId, key: key() });
  const view = async () => (await applicantJoint(ctx, enterprise, jointId)).view;
  const order: string[] = [];
  for (let round = 0; round < 12; round++) {
    await bed.drain();
    const now = await view();
    const running = now.parts.filter(({ state }) => state === 'running');
    for (const part of running) {
      if (!order.includes(part.key)) order.push(part.key);
      await handle(bed, part.caseId as string);
    }
    await bed.drain();
    const owed = await officerJoint(ctx, officers.everyReviewer, jointId);
    for (const { key: part, gives } of owed.parts) {
      const open = gives.filter(({ given }) => !given);
      const decided = (await view()).parts.find((one) => one.key === part)?.state === 'granted';
      if (open.length === 0 || !decided) continue;
      const values = Object.fromEntries(open.map(({ field }) => [field.name, `演示-${part}-0001`]));
      const { version } = await view();
      await giveData(ctx, officers.everyReviewer, { jointId, key: key(), version, part, values });
    }
    if ((await view()).state === 'decided') break;
  }
  const decided = await view();
  expect(decided.state).toBe('decided');
  const sent = { jointId, key: key(), version: decided.version, delivery: 'online' as const };
  await deliverJoint(ctx, officers.issuer, sent);
  await bed.drain();
  const finished = await view();
  expect(finished.state).toBe('finished');
  expect(finished.parts.every(({ delivered, result }) => delivered && result?.number)).toBe(true);
  return order;
}

it('企业注销：清税证明到了才登记，登记通知书到了其余四件同时办', async () => {
  const guide = { cancellationWay: 'simple', customsRegistered: false };
  const order = await run('ent-cancel', guide, {
    ...organisation,
    cancellationReason: 'resolution',
    announcedOn: '2026-10-20',
    employeesLeft: false,
    bankName: '演示银行德昌支行',
    basicAccount: '6222000000000000000',
  });
  expect(order.slice(0, 2)).toEqual(['tax', 'reg']);
  expect(order.slice(2).sort()).toEqual(['bank', 'hpf', 'seal', 'ss']);
}, 180_000);

it('员工录用：合同备案、就业登记、参保依次办，医保和公积金不等', async () => {
  const guide = { takeArchive: false, firstInsured: false };
  const order = await run('hire', guide, {
    ...organisation,
    employeeName: '吉克阿木',
    employeeIdNumber: '51342419950308002X',
    employeePhone: '13800000002',
    monthlyWage: 4200,
    hiredOn: '2026-11-20',
    contractFrom: '2026-11-20',
    contractTerm: 'open',
    contractTo: '2029-11-19',
    post: '服务员',
  });
  expect(order.indexOf('labour')).toBeLessThan(order.indexOf('job'));
  expect(order.indexOf('job')).toBeLessThan(order.indexOf('ss'));
}, 180_000);
