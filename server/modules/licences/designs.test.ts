import { Resvg } from '@resvg/resvg-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LicenceDesign } from '../../../contracts/licence-designs.ts';
import { sql } from '../../platform/db/index.ts';
import {
  designList,
  designView,
  dropDesign,
  previewDesign,
  publishDesign,
  saveDesign,
} from './designs/edit-designs.ts';
import { findIssued, places } from './issued-store.ts';
import { photoFor } from './issuing/photo.ts';
import { pictureSize } from './issuing/picture-size.ts';
import { readZip } from './ofd/unzip.ts';
import { problemInWords } from './queries/problem-words.ts';
import { openContent } from './queries/wallet.ts';
import { rgbPng } from './seal/png.ts';
import { type LicencesBed, licencesBed } from './testing.ts';
import { verifyLicence } from './verify/verify-licence.ts';

const food = 'food-business-licence';
let bed: LicencesBed;
let shipped: LicenceDesign;
let made = 0;
const caseId = () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`;
beforeAll(async () => {
  bed = await licencesBed();
  shipped = (await designView(bed.ctx, food)).current;
}, 120_000);
afterAll(() => bed.close());

const codes = async (design: LicenceDesign) =>
  (await previewDesign(bed.ctx, food, { design })).findings.map(({ code, part }) => [code, part] as const);
const changed = (change: (design: LicenceDesign) => void): LicenceDesign => {
  const copy = structuredClone(shipped);
  change(copy);
  return copy;
};
/** Changes the first part of a kind. */
const part = (kind: string, more: object) =>
  changed((design) => {
    const at = design.parts.findIndex((one) => one.part === kind);
    design.parts[at] = { ...design.parts[at], ...more } as LicenceDesign['parts'][number];
  });

describe('a design is tried as it would be issued', () => {
  it('the shipped one has nothing that blocks, and is drawn as an image', async () => {
    const { svg, findings } = await previewDesign(bed.ctx, food, { design: shipped });
    expect(findings.filter(({ blocks }) => blocks)).toEqual([]);
    const image = new Resvg(svg, { fitTo: { mode: 'width', value: 600 } }).render();
    expect([image.width, image.height]).toEqual([600, 424]);
    expect((await previewDesign(bed.ctx, food, { design: shipped, longest: true })).svg).not.toBe(svg);
  });

  it.each([
    ['a code too small to be read', () => part('qr', { size: 21 }), 'qr-small'],
    ['a part outside the page', () => part('fields', { x: 250 }), 'outside-page'],
    ['a seal outside the page', () => part('seal', { x: 290 }), 'seal-outside'],
    ['a box too small for the longest value', () => part('fields', { height: 12 }), 'too-long'],
    ['a value that no licence has', () => part('text', { text: '{holder}' }), 'value-unknown'],
    ['a character that no font has', () => part('text', { text: '\u{E000}' }), 'glyph-missing'],
    ['an element that lies nowhere', () => part('fields', { keys: ['operator'] }), 'field-nowhere'],
    [
      'no seal',
      () =>
        changed((one) => {
          one.parts = one.parts.filter((x) => x.part !== 'seal');
        }),
      'seal-missing',
    ],
    [
      'a source nobody fills',
      () =>
        changed((one) => {
          one.fields[0]!.from = '{applicant.name}';
        }),
      'from-unknown',
    ],
    [
      'nobody who holds it',
      () =>
        changed((one) => {
          for (const field of one.fields) delete field.is;
        }),
      'no-holder',
    ],
    [
      'a number of unknown parts',
      () =>
        changed((one) => {
          one.number = { format: 'JY{region}' };
        }),
      'number-unknown',
    ],
  ] as const)('%s is named, and cannot be published', async (_, design, code) => {
    const wrong = design();
    expect((await codes(wrong)).map(([one]) => one)).toContain(code);
    const editor = bed.officer('zhoubian');
    const before = (await designView(bed.ctx, food)).draft?.revision ?? 0;
    const { revision } = await saveDesign(bed.ctx, editor, food, { revision: before, design: wrong });
    await expect(publishDesign(bed.ctx, editor, food, revision)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await dropDesign(bed.ctx, food, revision);
  });

  it('a table has its rules, and shrinks before it is refused', async () => {
    const table = {
      columns: 2,
      labelColour: '#333333',
      lineColour: '#999999',
      part: 'table',
      width: 240,
      height: 80,
      gap: undefined,
    };
    const design = changed((one) => {
      one.parts = one.parts.filter((x) => x.part !== 'fields');
      one.parts.push({
        ...table,
        x: 28,
        y: 66,
        labelWidth: 30,
        size: 4.6,
        least: 2.6,
        leading: 1.4,
        colour: '#16181d',
      } as never);
    });
    expect((await codes(design)).filter(([code]) => code === 'too-long')).toEqual([]);
    expect((await previewDesign(bed.ctx, food, { design })).svg).toContain('#999999');
  });
});

describe('two editors', () => {
  it('the second is told who saved before, and loses nothing of the first', async () => {
    const [one, two] = [bed.officer('zhoubian'), bed.officer('admin.nx')];
    const moved = part('qr', { x: 34 });
    await saveDesign(bed.ctx, one, food, { revision: 0, design: moved });
    await expect(saveDesign(bed.ctx, two, food, { revision: 0, design: shipped })).rejects.toMatchObject({
      code: 'stale-version',
      params: { reason: 'design', by: '周编', version: 1 },
    });
    expect((await designView(bed.ctx, food)).draft).toMatchObject({ revision: 1, by: '周编' });
  });

  it('a published version is in force for what is issued from then on, and never changes', async () => {
    const before = await bed.issued(caseId());
    const editor = bed.officer('zhoubian');
    expect(await publishDesign(bed.ctx, editor, food, 1)).toEqual({ version: 2 });
    await expect(publishDesign(bed.ctx, editor, food, 1)).rejects.toMatchObject({ code: 'stale-version' });
    const after = await bed.issued(caseId());
    const versions = [await findIssued(bed.db, before), await findIssued(bed.db, after)];
    expect(versions.map((row) => row?.layoutVersion)).toEqual([1, 2]);
    const view = await designView(bed.ctx, food);
    expect(view).toMatchObject({
      version: 2,
      draft: null,
      versions: [{ version: 2, by: '周编', issued: 1 }],
    });
    expect(view.current.parts.find((one) => one.part === 'qr')).toMatchObject({ x: 34 });
    await expect(
      sql`update licences.design set body = '{}' where type_id = ${food}`.execute(bed.db),
    ).rejects.toThrow('never changes');
  });

  it('a new type is designed by data alone: an element asked of the form, a validity of months', async () => {
    const { types } = await designList(bed.ctx);
    expect(types.find(({ typeId }) => typeId === food)).toMatchObject({
      version: 2,
      draftBy: null,
      codeKnown: false,
    });
    expect(types.some(({ typeId }) => typeId === 'resident-id')).toBe(false);
    const design = changed((one) => {
      one.fields.push({ key: 'seats', label: '餐位', sample: '40', from: '{answer.seats}', optional: true });
      one.fields.push({ key: 'form', label: '业态', sample: '餐饮', from: '{answer.businessForm}' });
      one.parts[6] = {
        ...one.parts[6],
        keys: ['operator', 'code', 'person', 'address', 'premises', 'seats', 'form'],
      } as never;
      one.term = { value: 18, unit: 'month' };
    });
    const editor = bed.officer('zhoubian');
    await saveDesign(bed.ctx, editor, food, { revision: 0, design });
    await publishDesign(bed.ctx, editor, food, 1);
    const row = await findIssued(bed.db, await bed.issued(caseId()));
    expect(row).toMatchObject({ layoutVersion: 3, validUntil: '2028-05-22' });
  });

  it('a photograph is that of the case; without one the clerk is told, and the next version keeps it', async () => {
    const { ctx, db } = bed;
    const design = changed((one) => {
      const photo = { part: 'photo', x: 240, y: 70, width: 25, height: 35, colour: '#9aa0a8' } as const;
      one.parts.push({ ...photo, material: '照片', absent: 'refuse' });
    });
    const { svg, findings } = await previewDesign(ctx, food, { design });
    expect(findings.filter(({ blocks }) => blocks)).toEqual([]);
    expect(svg).toContain('#9aa0a8');
    await saveDesign(ctx, bed.officer('zhoubian'), food, { revision: 0, design });
    const { version } = await publishDesign(ctx, bed.officer('zhoubian'), food, 1);
    const without = caseId();
    expect(await bed.issued(without)).toBeUndefined();
    const { rows } = await sql<{ id: string; problem: string }>`
      select id, problem_sealed as problem from licences.issue where case_id = ${without}`.execute(db);
    const problem = ctx.keyring.open(rows[0]!.problem, places.problem(rows[0]!.id));
    expect(problemInWords(problem, 'zh-CN')?.detail).toContain('没有名称带“照片”的图片');

    const own = caseId();
    const { sm3 } = await ctx.files.put(rgbPng(new Uint8Array(300 * 400 * 3).fill(120), 300, 400));
    bed.pictures.set(own, [{ material: '近期免冠照片', sm3 }]);
    const row = await findIssued(db, await bed.issued(own));
    expect(row).toMatchObject({ layoutVersion: version });
    const ofd = await ctx.files.readAll(row!.ofdFile);
    const files = readZip(ofd);
    expect(pictureSize(files.get('Doc_0/Res/image_0.png')!)).toMatchObject({ width: 300, height: 400 });
    expect(files.get('Doc_0/Pages/Page_0/Content.xml')?.toString()).toContain('<ofd:ImageObject');
    expect(verifyLicence(ofd, await ctx.kit.trust.trust(), ctx.clock.now()).whole).toBe(true);
    const kept = await photoFor(
      ctx,
      { ...design, id: food, version, about: '' },
      {
        caseId: null,
        content: openContent(ctx, row!),
      },
    );
    expect(kept?.picture).toMatchObject({ width: 300, height: 400 });
  });
});
