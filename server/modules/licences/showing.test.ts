import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../platform/db/index.ts';
import {
  checkFile,
  ownLicenceFile,
  ownShowCode,
  publicLicence,
  showLicence,
  shownLicence,
  tokenOfDigits,
  usesOf,
  walletOf,
} from './index.ts';
import { readZip } from './ofd/unzip.ts';
import { writeZip } from './ofd/zip.ts';
import { type LicencesBed, licencesBed } from './testing.ts';

let bed: LicencesBed;
let ref = '';
let licenceId = '';
beforeAll(async () => {
  bed = await licencesBed();
  licenceId = await bed.issued('00000000-0000-4000-8000-00000000000a');
  ref = `issued:${licenceId}`;
}, 60_000);
afterAll(() => bed.close());

const show = (fields: string[]) => showLicence(bed.ctx, bed.zhou, { ref, fields });
const uses = () => usesOf(bed.db, bed.ctx, bed.zhou.subjectId, { ref });

describe('我的证照', () => {
  it('holds what was issued with its face, and what a register proves', async () => {
    const cards = await walletOf(bed.ctx, bed.zhou);
    expect(cards.map(({ typeName, state }) => [typeName, state])).toEqual([
      ['食品经营许可证', 'valid'],
      ['营业执照', 'valid'],
    ]);
    expect(cards[0]).toMatchObject({
      ref,
      holderName: '德昌县小满家常菜馆（演示）',
      validUntil: '2031-11-22',
      version: 1,
    });
    expect(cards[0]?.elements).toContainEqual({
      key: 'scope',
      label: '经营项目',
      value: '热食类食品制售',
      personal: false,
    });
  });

  it('is nobody else’s', async () => {
    expect((await walletOf(bed.ctx, bed.he)).map((card) => card.typeId)).toEqual(['business-licence']);
    await expect(showLicence(bed.ctx, bed.he, { ref, fields: [] })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(ownLicenceFile(bed.ctx, bed.he.subjectId, licenceId, 'ofd')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('亮证', () => {
  it('shows the fields that were chosen, and nothing else; the holder sees who looked', async () => {
    const code = await show(['scope', 'nonsense']);
    const seen = await shownLicence(bed.ctx, bed.officer('lihua'), code.token);
    expect(seen).toMatchObject({
      typeName: '食品经营许可证',
      state: 'valid',
      elements: [{ label: '经营项目' }],
    });
    expect(JSON.stringify(seen)).not.toContain('周小满');
    await shownLicence(bed.ctx, bed.he, await tokenOfDigits(bed.ctx, code.digits));
    await shownLicence(bed.ctx, { kind: 'anonymous' }, code.token);
    await shownLicence(bed.ctx, bed.zhou, code.token); // her own look is nobody's business
    expect((await uses()).map(({ by, kind, fields }) => [by, kind, fields])).toEqual([
      ['', 'shown', ['经营项目']],
      ['何*雨', 'shown', ['经营项目']],
      ['综合窗口 李华', 'shown', ['经营项目']],
    ]);
    const other = usesOf(bed.db, bed.ctx, bed.he.subjectId);
    expect(await other).toEqual([]);
  });

  it('ends after five minutes, with a newer code, and with a changed letter', async () => {
    const over = { code: 'show-code-over' };
    const first = await show([]);
    const second = await show([]);
    await expect(shownLicence(bed.ctx, bed.he, first.token)).rejects.toMatchObject(over);
    await expect(ownShowCode(bed.ctx, bed.zhou, first.id)).rejects.toMatchObject(over);
    const [body = '', mac = ''] = second.token.split('.');
    const stretched = `${body.slice(0, -1)}${body.endsWith('z') ? 'y' : 'z'}.${mac}`;
    await expect(shownLicence(bed.ctx, bed.he, stretched)).rejects.toMatchObject(over);
    expect(await ownShowCode(bed.ctx, bed.zhou, second.id)).toMatchObject({ digits: second.digits, ref });
    bed.clock.advance(5 * 60_000);
    await expect(shownLicence(bed.ctx, bed.he, second.token)).rejects.toMatchObject(over);
    await expect(tokenOfDigits(bed.ctx, second.digits)).rejects.toMatchObject(over);
  });

  it('says the state of this very moment', async () => {
    const { token } = await show([]);
    await sql`update licences.issued set state = 'suspended' where id = ${licenceId}`.execute(bed.db);
    expect((await shownLicence(bed.ctx, bed.he, token)).state).toBe('suspended');
    await sql`update licences.issued set state = 'valid' where id = ${licenceId}`.execute(bed.db);
  });
});

describe('核验', () => {
  const file = (kind: 'ofd' | 'pdf') => ownLicenceFile(bed.ctx, bed.zhou.subjectId, licenceId, kind);

  it('tells everybody the state by the identifier, persons masked', async () => {
    const [card] = await walletOf(bed.ctx, bed.zhou);
    const identifier = card?.identifier as string;
    const found = await publicLicence(bed.ctx, `1.2.156.3005.2.${identifier}`);
    expect(found).toMatchObject({
      identifier,
      state: 'valid',
      holderName: '德昌县小满家常菜馆（演示）',
      newer: null,
      demo: true,
    });
    expect(found?.number).toMatch(/^JY25\*+\d{4}$/);
    expect(await publicLicence(bed.ctx, `${identifier}0`)).toBeUndefined();
  });

  it('finds an OFD and its PDF genuine, and says that they are as issued', async () => {
    const check = await checkFile(bed.ctx, await file('ofd'));
    expect(check).toMatchObject({
      kind: 'ofd',
      outcome: 'genuine',
      online: { known: true, state: 'valid', asIssued: true },
    });
    expect(check.steps).toHaveLength(17);
    expect(check.facts?.elements).toContainEqual({ label: '经营项目', value: '热食类食品制售' });
    const pdf = await checkFile(bed.ctx, await file('pdf'));
    expect(pdf).toMatchObject({
      kind: 'pdf',
      outcome: 'genuine',
      rendition: 'same',
      online: { state: 'valid', asIssued: true },
    });
  });

  it('tells of a revoked licence whose file is as good as ever', async () => {
    await sql`update licences.issued set state = 'revoked' where id = ${licenceId}`.execute(bed.db);
    const check = await checkFile(bed.ctx, await file('ofd'));
    expect(check).toMatchObject({ outcome: 'genuine', online: { known: true, state: 'revoked' } });
    await sql`update licences.issued set state = 'valid' where id = ${licenceId}`.execute(bed.db);
  });

  it('refuses a changed file by the step, and believes none of it', async () => {
    const all = new Map<string, Uint8Array>(readZip((await file('ofd')).bytes));
    const page = 'Doc_0/Pages/Page_0/Content.xml';
    all.set(
      page,
      Buffer.from(
        Buffer.from(all.get(page) as Uint8Array)
          .toString()
          .replace('热食', '生食'),
      ),
    );
    const bytes = writeZip([...all].map(([name, content]) => ({ name, bytes: content })));
    const check = await checkFile(bed.ctx, { name: 'x.ofd', bytes });
    expect(check).toMatchObject({ outcome: 'broken', facts: null, online: null });
    expect(check.steps.find(({ result }) => result === 'failed')?.step).toBe('content');
  });

  it('does not take a painted-over PDF for what was issued', async () => {
    const { bytes } = await file('pdf');
    const painted = Buffer.concat([bytes.subarray(0, -6), Buffer.from('% later\n%%EOF\n')]);
    expect(await checkFile(bed.ctx, { name: 'x.pdf', bytes: painted })).toMatchObject({
      outcome: 'wrong-page',
      rendition: 'differs',
    });
    const plain = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n');
    expect(await checkFile(bed.ctx, { name: 'x.pdf', bytes: plain })).toMatchObject({
      outcome: 'no-original',
      steps: [],
    });
  });

  it('refuses what is neither', async () => {
    const refused = checkFile(bed.ctx, { name: 'x.ofd', bytes: Buffer.from('hello') });
    await expect(refused).rejects.toMatchObject({ code: 'upload-refused' });
  });
});
