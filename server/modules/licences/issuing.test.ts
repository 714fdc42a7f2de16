import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isFoodLicence, isLicenceIdentifier } from '../../../contracts/checks.ts';
import { sql } from '../../platform/db/index.ts';
import { readPem, trustOf, trustPem } from '../../platform/pki/index.ts';
import { holdingsOf, type LicenceContent, publicLicence, verifyLicence } from './index.ts';
import { findIssued, places } from './issued-store.ts';
import { grantedFood, type LicencesBed, licencesBed, subjectId } from './testing.ts';

let bed: LicencesBed;
let made = 0;
const caseId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;
beforeAll(async () => {
  bed = await licencesBed();
}, 120_000);
afterAll(() => bed.close());
beforeEach(() => sql`delete from platform.outbox`.execute(bed.db));

type Issue = { state: string; attempts: number; problemSealed: string | null; id: string };
async function issueOf(id: string): Promise<Issue | undefined> {
  const { rows } = await sql<Issue>`select id, state, attempts, problem_sealed as "problemSealed"
    from licences.issue where case_id = ${id}`.execute(bed.db);
  return rows[0];
}
async function licenceOf(id: string) {
  const { rows } = await sql<{ id: string }>`select id from licences.issued where case_id = ${id}`.execute(
    bed.db,
  );
  const row = rows[0] && (await findIssued(bed.db, rows[0].id));
  if (!row) return undefined;
  const content = JSON.parse(
    bed.ctx.keyring.open(row.contentSealed, places.content(row.id)),
  ) as LicenceContent;
  return { row, content };
}
const problemOf = (issue: Issue | undefined) =>
  JSON.parse(bed.ctx.keyring.open(issue?.problemSealed ?? '', places.problem(issue?.id ?? ''))) as unknown;

describe('a granted case', () => {
  it('yields a sealed licence that says what the application said', async () => {
    const id = caseId();
    await bed.decide(grantedFood(id));
    await bed.drain();
    const found = await licenceOf(id);
    expect(found?.row).toMatchObject({
      state: 'valid',
      version: 1,
      subjectId,
      holderName: '德昌县小满家常菜馆（演示）',
      issuedOn: '2026-11-23',
      validUntil: '2031-11-22',
    });
    const { content, row } = found as NonNullable<typeof found>;
    expect(isLicenceIdentifier(content.identifier)).toBe(true);
    expect(isFoodLicence(content.number)).toBe(true);
    expect(content.number).toMatch(/^JY2513424/);
    expect(Object.fromEntries(content.fields.map(({ label, value }) => [label, value]))).toMatchObject({
      经营者名称: '德昌县小满家常菜馆（演示）',
      '法定代表人（负责人）': '周小满',
      经营场所: '四川省凉山彝族自治州德昌县德州街道角半社区演示路 12 号',
      主体业态: '餐饮服务经营者',
      经营项目: '热食类食品制售',
    });
    const trust = trustOf(readPem(trustPem(bed.ctx.kit.ca)));
    expect(verifyLicence(await bed.ctx.files.readAll(row.ofdFile), trust, bed.clock.now()).whole).toBe(true);
    expect((await bed.ctx.files.readAll(row.pdfFile)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(JSON.stringify(row)).not.toContain('周小满');
  });

  it('is told of once, however often it is told; the holder holds it', async () => {
    const id = caseId();
    const person = '00000000-0000-4000-8000-000000000002';
    const granted = grantedFood(id);
    const mine = { ...granted, subject: { ...granted.subject, id: person } };
    await bed.decide(mine);
    await bed.decide(mine);
    await bed.drain();
    const held = await holdingsOf(bed.db, bed.ctx, person, 'food-business-licence');
    expect(held).toMatchObject([
      { typeName: '食品经营许可证', validUntil: '2031-11-22', licenceId: expect.any(String) },
    ]);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from licences.issued where case_id = ${id}`.execute(bed.db);
    expect(rows[0]?.n).toBe(1);
  });

  it('counts serials and numbers without a gap, also when one could not be made in between', async () => {
    const ids = [caseId(), caseId(), caseId()];
    const odd = grantedFood(ids[1] as string);
    odd.answers.legalRepresentative = { label: '姓名', value: '\u{323AF}', text: '周\u{323AF}' };
    for (const granted of [grantedFood(ids[0] as string), odd, grantedFood(ids[2] as string)]) {
      await bed.decide(granted);
      await bed.drain();
    }
    const [first, , third] = await Promise.all(ids.map(licenceOf));
    const serial = (one: typeof first) => Number(one?.content.identifier.split('.')[2]);
    expect(serial(third)).toBe(serial(first) + 1);
    const refused = await issueOf(ids[1] as string);
    expect(refused?.state).toBe('refused');
    expect(problemOf(refused)).toMatchObject({
      code: 'glyph-missing',
      params: { character: '\u{323AF}', code: 'U+323AF' },
    });
  });

  it('waits for an officer where the application does not say all that the face needs', async () => {
    const id = caseId();
    const granted = grantedFood(id);
    delete granted.answers.businessForm;
    await bed.decide(granted);
    await bed.drain();
    const refused = await issueOf(id);
    expect(refused?.state).toBe('refused');
    expect(problemOf(refused)).toMatchObject({
      code: 'licence-not-made',
      params: { reason: 'fields', names: '主体业态', fields: [{ key: 'format' }] },
    });
    expect(await licenceOf(id)).toBeUndefined();
  });

  it('is tried again after a failure of the machine, and holds up nothing meanwhile', async () => {
    const id = caseId();
    const { files } = bed.ctx;
    bed.ctx.files = { ...files, put: () => Promise.reject(new Error('disk full')) };
    await bed.decide(grantedFood(id));
    await bed.drain();
    bed.ctx.files = files;
    expect(await issueOf(id)).toMatchObject({ state: 'waiting', attempts: 1 });
    const { rows } = await sql<{ stream: string; error: string }>`
      select stream, last_error as error from platform.outbox`.execute(bed.db);
    expect(rows).toMatchObject([{ stream: expect.stringContaining('licence:issue:'), error: 'disk full' }]);
    bed.clock.advance(5000);
    await bed.drain();
    expect((await issueOf(id))?.state).toBe('issued');
    expect(await licenceOf(id)).toBeDefined();
  });

  it('that was refused, or whose item yields no licence, leaves nothing', async () => {
    const id = caseId();
    const granted = grantedFood(id);
    const result = { ...granted.result, licenceTypeId: null, kind: 'none' as const };
    await bed.decide({ ...granted, itemCode: 'OK-none', result });
    bed.cases.delete('nobody');
    await bed.drain();
    expect(await issueOf(id)).toBeUndefined();
  });

  it('一业一证: one licence lists its parts, each as it is today; it waits for those that are not there yet', async () => {
    const [food, sign, whole] = [caseId(), caseId(), caseId()];
    const name = '小店综合许可证（一业一证）';
    const part = (id: string, said: string) => ({
      name: said,
      caseId: id,
      issuer: '德昌县市场监督管理局（演示）',
      decidedOn: '2026-11-23',
      number: '决字〔2026〕000001号',
    });
    const granted = grantedFood(food);
    const none = { ...granted.result, name: null, kind: 'none' as const, licenceTypeId: null, documents: [] };
    await bed.decide({ ...grantedFood(sign), itemCode: 'package:shop:sign', result: none });
    const result = { ...granted.result, name, documents: [name], licenceTypeId: null };
    const joint = { ...granted, caseId: whole, itemCode: 'package:shop', itemName: '开小店', result };
    bed.cases.set(food, granted);
    bed.cases.set(whole, { ...joint, parts: [part(food, '食品经营许可证'), part(sign, '户外招牌')] });
    const due = JSON.stringify({ caseId: whole });
    await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
      values (${`joint:${whole}`}, 'joint.combined-due', ${due}::jsonb, ${bed.clock.now()}, ${bed.clock.now()})`.execute(
      bed.db,
    );
    await bed.drain();
    expect(problemOf(await issueOf(whole))).toMatchObject({
      params: { reason: 'parts', names: '食品经营许可证' },
    });

    await bed.decide(granted);
    await bed.drain();
    const { row, content } = (await licenceOf(whole)) as NonNullable<Awaited<ReturnType<typeof licenceOf>>>;
    expect(content).toMatchObject({ typeName: name });
    const own = await licenceOf(food);
    expect(content.fields.filter(({ key }) => key.startsWith('part'))).toMatchObject([
      { label: '食品经营许可证', value: expect.stringContaining(own?.content.number ?? 'none') },
      { label: '户外招牌', value: expect.stringContaining('决字〔2026〕000001号') },
    ]);
    const trust = trustOf(readPem(trustPem(bed.ctx.kit.ca)));
    expect(verifyLicence(await bed.ctx.files.readAll(row.ofdFile), trust, bed.clock.now()).whole).toBe(true);
    const seen = async () => (await publicLicence(bed.ctx, row.identifier))?.parts;
    expect(await seen()).toMatchObject([
      { name: '食品经营许可证', state: 'valid', identifier: own?.row.identifier },
      { name: '户外招牌', state: null, identifier: null },
    ]);
    // A part that is taken back shows at once where the code leads.
    await sql`update licences.issued set state = 'revoked' where id = ${own?.row.id}`.execute(bed.db);
    expect((await seen())?.[0]?.state).toBe('revoked');
  });
});
