import { describe, expect, it } from 'vitest';
import type { LicenceLayout } from '../../../contracts/licence-layouts.ts';
import type { LicenceType } from '../../../contracts/licences.ts';
import { openFonts } from '../../platform/fonts/index.ts';
import { derivedFace } from './derived-types.ts';
import { faceOf } from './design.ts';
import { drawLicence } from './drawing/draw.ts';
import type { Mark } from './drawing/marks.ts';
import { layoutOf, readLicenceTypes, sampleLicence, shippedLicenceTypes } from './index.ts';
import { fillFace, wordsOf } from './issuing/face-values.ts';
import { grantedFood } from './testing.ts';

const fonts = openFonts();
const shipped = readLicenceTypes(shippedLicenceTypes()).types.filter(
  ({ issuedBy }) => issuedBy === 'platform',
);
/** What items yield that nobody listed: the face that every case fills, in the general layout of its kind. */
const derived = (['licence', 'approval', 'document'] as const).map(
  (resultKind): LicenceType => ({
    ...shipped[0]!,
    id: `item-${resultKind}`,
    name: `德昌县建设工程城市道路挖掘修复验收${{ licence: '许可证', approval: '批复', document: '通知书' }[resultKind]}`,
    origin: 'item',
    resultKind,
    validity: '按批准的施工期限',
  }),
);
const types = [...shipped, ...derived];

/** Marks of text that no part of the layout has room for. */
function outside(marks: readonly Mark[], layout: LicenceLayout): string[] {
  const near = 0.05;
  return marks.flatMap((mark) => {
    if (mark.kind !== 'text') return [];
    const right = mark.x + mark.advances.reduce((sum, one) => sum + one, 0) - mark.spacing;
    const within = layout.parts.some((part) => {
      if (part.part !== 'fields' && part.part !== 'table' && part.part !== 'text') return false;
      const wide = mark.x >= part.x - near && right <= part.x + part.width + near;
      if (part.part === 'text') return wide && Math.abs(mark.y - part.y) < near;
      return (
        wide &&
        mark.y - mark.size * 0.88 >= part.y - near &&
        mark.y + mark.size * 0.12 <= part.y + part.height + near
      );
    });
    const onPage = mark.x >= 0 && right <= layout.page.width && mark.y > 0 && mark.y < layout.page.height;
    return within && onPage
      ? []
      : [`${mark.text} at ${mark.x.toFixed(1)},${mark.y.toFixed(1)} to ${right.toFixed(1)}`];
  });
}

function drawn(type: LicenceType, value?: (sample: string, at: number) => string) {
  const face = faceOf(type) ?? derivedFace(type);
  const entries = face.fields.map(({ key, sample }, at): [string, string] => [
    key,
    value?.(sample, at) ?? sample,
  ]);
  const licence = sampleLicence(type, '2026-11-22', { face, values: Object.fromEntries(entries) });
  const layout = layoutOf(type.id, type.resultKind);
  return { layout, marks: drawLicence(fonts, layout, licence).marks };
}

const long: Record<string, (sample: string, at: number) => string> = {
  'as the samples are': (sample) => sample,
  'with a long name': (sample, at) =>
    at === 0 ? '凉山彝族自治州德昌县向阳小厨餐饮管理（集团）股份有限公司德州街道第三分公司' : sample,
  'with an address of many lines': (sample, at) =>
    at === 3
      ? '四川省凉山彝族自治州德昌县德州街道角半社区示范路 18 号向阳商业广场（一期）3 号楼\n2 单元 1905 室，经营面积另见附图，出入口在示范路一侧'
      : sample,
  'with words that cannot be broken': (sample, at) => (at === 1 ? 'A1B2C3D4'.repeat(8) : sample),
  'with a single letter each': () => '无',
  'with rare characters': (sample, at) => (at === 0 ? '𠮷䶮㛃吉克曲木·阿依莫' : sample),
};

describe.each(Object.entries(long))('every face %s', (_, value) => {
  it.each(types.map((type): [string, LicenceType] => [type.id, type]))(
    '%s stays in its boxes',
    (_id, type) => {
      let result: ReturnType<typeof drawn>;
      try {
        result = drawn(type, value);
      } catch (error) {
        // Refused rather than cut, for a face that has no room left.
        expect(error).toMatchObject({ code: 'licence-too-long' });
        return;
      }
      expect(outside(result.marks, result.layout)).toEqual([]);
    },
  );
});

it('most faces have room for what is long', () => {
  const refused = types.flatMap((type) =>
    Object.values(long).filter((value) => {
      try {
        drawn(type, value);
        return false;
      } catch {
        return true;
      }
    }),
  );
  expect(refused.length).toBeLessThan(types.length / 4);
});

it('a scope of business of six hundred characters stands whole on a general face', () => {
  const scope = '热食类食品制售、冷食类食品制售、糕点类食品制售（含裱花蛋糕）；'.repeat(20);
  const type = shipped.find(({ id }) => id === 'business-licence')!;
  const { marks, layout } = drawn(type, (sample, at) => (at === 7 ? scope : sample));
  expect(outside(marks, layout)).toEqual([]);
  const text = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])).join('');
  expect(text).toContain(scope);
});

it('what was pasted along and cannot be seen keeps no licence from being made', () => {
  const pasted = '热食类\t食品\u200b制售\u202e、\u00a0冷食\u0000类\r\n糕点类\ufeff ';
  const face = { ...faceOf(shipped[0]!)!, fields: [{ key: 'a', label: '经营项目', sample: '' }] };
  const answers = { a: { label: '经营项目', text: pasted, value: pasted } };
  const words = wordsOf({ ...grantedFood(''), answers }, '', '');
  expect(fillFace(face, words).fields[0]?.value).toBe('热食类 食品制售、 冷食类\n糕点类');
  expect(fillFace(face, words, { a: '\u200b' }).fields[0]?.value).toContain('热食类');
});
