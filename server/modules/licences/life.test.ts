import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../contracts/identity.ts';
import type { LicenceActBody } from '../../../contracts/licence-acts.ts';
import { sql } from '../../platform/db/index.ts';
import { checkFile, holdingsOf, noteReliance, ownLicenceFile, publicLicence, walletOf } from './index.ts';
import { officeLicence, officeLicences } from './queries/office-licences.ts';
import { grantedFood, type LicencesBed, licencesBed } from './testing.ts';
import { actOnLicence } from './use-cases/act-on-licence.ts';
import { expireLicences } from './use-cases/expire-licences.ts';
import { retryIssue } from './use-cases/retry-issue.ts';

let bed: LicencesBed;
let decider: StaffActor;
let issuer: StaffActor;
let made = 0;
let keys = 0;
beforeAll(async () => {
  bed = await licencesBed();
  decider = bed.officer('chenjing');
  issuer = bed.officer('zhaomin');
}, 60_000);
afterAll(() => bed.close());
beforeEach(async () => {
  bed.clock.set('2026-11-23T11:30:00+08:00');
  await sql`delete from platform.outbox`.execute(bed.db);
});

const caseId = () => `00000000-0000-4000-8000-0000000001${String(++made).padStart(2, '0')}`;
async function fresh(): Promise<string> {
  const id = await bed.issued(caseId());
  await sql`delete from platform.outbox`.execute(bed.db);
  return id;
}
const key = () => `key-${String(++keys).padStart(8, '0')}`;
const act = (
  by: StaffActor,
  licenceId: string,
  body: Partial<LicenceActBody> & Pick<LicenceActBody, 'act' | 'ground'>,
  k = key(),
) => actOnLicence(bed.ctx, by, { licenceId, key: k, body: { version: 1, reason: '按程序办理。', ...body } });
const told = async () => {
  const { rows } = await sql<{ kind: string }>`select kind from platform.outbox order by id`.execute(bed.db);
  return rows.map(({ kind }) => kind);
};
const suspend = { act: 'suspend', ground: 'penalty' } as const;

describe('暂扣、发还（行政处罚法第九条第三项）', () => {
  it('takes a licence out of use until it is given back, with who and why on record', async () => {
    const id = await fresh();
    expect(await act(decider, id, suspend)).toEqual({ id, state: 'suspended', version: 2, newId: null });
    const held = () => holdingsOf(bed.db, bed.ctx, bed.zhou.subjectId, 'food-business-licence');
    expect((await held()).map((one) => one.licenceId)).not.toContain(id);
    await act(decider, id, { act: 'resume', ground: 'term-over', version: 2 });
    expect((await held()).map((one) => one.licenceId)).toContain(id);
    const view = await officeLicence(bed.ctx, decider, id);
    expect(view.acts).toMatchObject([
      { kind: 'issued', by: '' },
      {
        kind: 'suspended',
        by: '陈静',
        reason: '按程序办理。',
        ground: '暂扣许可证件的行政处罚（行政处罚法第九条第三项）',
      },
      { kind: 'resumed', by: '陈静', ground: '暂扣期满' },
    ]);
    expect(await told()).toEqual(['licence.suspended', 'licence.resumed']);
  });

  it('is for the decider: the issue clerk may not, other places do not even know of it', async () => {
    const id = await fresh();
    await expect(act(issuer, id, suspend)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(act(bed.officer('tanli'), id, suspend)).rejects.toMatchObject({ code: 'not-found' });
    await expect(officeLicence(bed.ctx, bed.officer('pengfang'), id)).rejects.toMatchObject({
      code: 'not-found',
    });
    const offered = async (by: StaffActor) =>
      (await officeLicence(bed.ctx, by, id)).actions.map((one) => one.act);
    expect(await offered(decider)).toEqual(['suspend', 'revoke', 'cancel']);
    expect(await offered(issuer)).toEqual(['change', 'renew']);
    expect(await offered(bed.officer('sundu'))).toEqual([]);
  });

  it('acts once: same key, same answer; an older version, a wrong ground and a wrong state are refused', async () => {
    const id = await fresh();
    const same = key();
    const first = await act(decider, id, suspend, same);
    expect(await act(decider, id, suspend, same)).toEqual(first);
    await expect(act(decider, id, { ...suspend })).rejects.toMatchObject({ code: 'stale-version' });
    await expect(act(decider, id, { ...suspend, version: 2 })).rejects.toMatchObject({
      code: 'not-allowed-now',
    });
    await expect(act(decider, id, { act: 'resume', ground: '69-2', version: 2 })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await told()).toEqual(['licence.suspended']);
  });
});

describe('变更、延续（行政许可法第四十九条、第五十条）', () => {
  it('a change is a new version of the same number; the old one points to it', async () => {
    const id = await fresh();
    const before = await officeLicence(bed.ctx, issuer, id);
    const done = await act(issuer, id, {
      act: 'change',
      ground: 'application',
      fields: { scope: '热食类食品制售、冷食类食品制售' },
    });
    const after = await officeLicence(bed.ctx, issuer, done.newId as string);
    expect(after).toMatchObject({
      state: 'valid',
      itemVersion: 2,
      number: before.number,
      validUntil: before.validUntil,
    });
    expect(after.identifier.split('.').slice(0, 3)).toEqual(before.identifier.split('.').slice(0, 3));
    expect(after.identifier.split('.')[3]).toBe('002');
    expect(after.elements).toContainEqual(
      expect.objectContaining({ key: 'scope', value: '热食类食品制售、冷食类食品制售' }),
    );
    expect(await publicLicence(bed.ctx, before.identifier)).toMatchObject({
      state: 'superseded',
      newer: after.identifier,
    });
    const cards = await walletOf(bed.ctx, bed.zhou);
    expect(cards.filter((card) => card.number === before.number).map(({ state }) => state)).toEqual([
      'valid',
      'superseded',
    ]);
    const old = await checkFile(bed.ctx, await ownLicenceFile(bed.ctx, bed.zhou.subjectId, id, 'ofd'));
    expect(old).toMatchObject({
      outcome: 'genuine',
      online: { state: 'superseded', newer: after.identifier },
    });
    expect(await told()).toEqual(['licence.issued', 'licence.superseded']);
  });

  it('a renewal goes on from the old end, so that who renews early loses no day', async () => {
    const id = await fresh();
    const { newId } = await act(issuer, id, { act: 'renew', ground: 'application' });
    expect(await officeLicence(bed.ctx, issuer, newId as string)).toMatchObject({ validUntil: '2036-11-22' });
  });

  it('a change that no font can draw changes nothing', async () => {
    const id = await fresh();
    const odd = { act: 'change', ground: 'correction', fields: { person: '\u{1F600}' } } as const;
    await expect(act(issuer, id, odd)).rejects.toMatchObject({ code: 'glyph-missing' });
    expect(await officeLicence(bed.ctx, issuer, id)).toMatchObject({ state: 'valid', version: 1 });
    expect(await told()).toEqual([]);
  });
});

describe('撤销、注销、到期（第六十九条、第七十条）', () => {
  it('tells every case that took the licence instead of a paper', async () => {
    const id = await fresh();
    const relying = caseId();
    const rely = { licenceId: id, caseId: relying, itemCode: 'HN-000122002000-01', materialId: 'm2' };
    await noteReliance(bed.db, rely, bed.clock.now());
    await act(decider, id, { act: 'revoke', ground: '69-2' });
    expect(await told()).toEqual(['licence.revoked', 'licence.reliance-ended']);
    const { rows } = await sql<{ payload: object }>`
      select payload from platform.outbox where kind = 'licence.reliance-ended'`.execute(bed.db);
    expect(rows[0]?.payload).toEqual({
      licenceId: id,
      state: 'revoked',
      caseId: relying,
      itemCode: rely.itemCode,
      materialId: 'm2',
    });
    expect((await officeLicence(bed.ctx, decider, id)).relied).toMatchObject([
      { caseId: relying, toldAt: expect.any(String) },
    ]);
    await act(decider, id, { act: 'cancel', ground: '70-4', version: 2 });
    expect((await officeLicence(bed.ctx, decider, id)).actions).toEqual([]);
  });

  it('ends at midnight after the last day, and is written down once', async () => {
    const id = await fresh();
    bed.clock.set('2031-11-22T23:59:00+08:00');
    expect(await expireLicences(bed.ctx)).toBe(0);
    bed.clock.set('2031-11-23T00:00:00+08:00');
    const [card] = (await walletOf(bed.ctx, bed.zhou)).filter((one) => one.ref === `issued:${id}`);
    expect(card?.state).toBe('expired');
    expect(await expireLicences(bed.ctx)).toBeGreaterThanOrEqual(1);
    expect(await expireLicences(bed.ctx)).toBe(0);
    expect((await officeLicence(bed.ctx, decider, id)).acts.at(-1)).toMatchObject({
      kind: 'expired',
      by: '',
    });
  });

  it('keeps what was done: no row of it can be changed or taken away', async () => {
    for (const statement of [
      sql`update licences.act set kind = 'issued'`,
      sql`delete from licences.act`,
      sql`delete from licences.use`,
    ]) {
      await expect(statement.execute(bed.db)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('证照管理', () => {
  it('lists what the reader’s place issued, and what could not be made with the reason and the gap to fill', async () => {
    const id = caseId();
    const granted = grantedFood(id);
    delete granted.answers.cateringItems;
    await bed.decide({ ...granted, subject: { ...granted.subject, id: bed.zhou.subjectId } });
    await bed.drain();
    const { rows, issues } = await officeLicences(bed.ctx, issuer, {}, 'zh-CN');
    expect(rows.length).toBeGreaterThan(3);
    expect(issues).toMatchObject([
      {
        state: 'refused',
        mayRetry: true,
        problem: {
          title: '照面还缺内容',
          detail: expect.stringContaining('经营项目'),
          fields: [{ key: 'scope' }],
        },
      },
    ]);
    expect((await officeLicences(bed.ctx, bed.officer('pengfang'), {}, 'zh-CN')).rows).toEqual([]);
    expect((await officeLicences(bed.ctx, issuer, { state: 'revoked' }, 'zh-CN')).rows).toEqual([]);
    await retryIssue(bed.ctx, issuer, issues[0]?.id as string, { scope: '热食类食品制售' });
    await bed.drain();
    const after = await officeLicences(bed.ctx, issuer, {}, 'zh-CN');
    expect(after.issues).toEqual([]);
    expect(after.rows[0]).toMatchObject({ state: 'valid', caseId: id });
    const found = await officeLicences(bed.ctx, issuer, { text: after.rows[0]?.number as string }, 'zh-CN');
    expect(found.rows).toHaveLength(1);
  });
});
