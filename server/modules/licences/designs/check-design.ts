import { type Area, areaOf } from '../../../../contracts/layout-areas.ts';
import {
  type DesignFinding,
  type DesignFindingCode,
  designFindingCodes,
  type LicenceDesign,
} from '../../../../contracts/licence-designs.ts';
import type { LayoutPart, LicenceField } from '../../../../contracts/licence-layouts.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Fonts } from '../../../platform/fonts/index.ts';
import { drawLicence, valuesOf } from '../drawing/draw.ts';
import { measure } from '../drawing/text.ts';
import type { LicenceContent } from '../licence.ts';
import { asMade } from './design-store.ts';

/** Below this a camera of an older telephone does not read a code of 100 letters held at a hand's breadth. */
const QR_MM = 25;
/** A title that shrinks to less than this share of its size is no longer the title that was designed. */
const SHRINKS = 0.7;

type Found = { code: DesignFindingCode; part?: number; params?: DesignFinding['params'] };

/**
 * All that would make licences of this design wrong: tried with the longest values that the elements name, by the very
 * drawing that issues them. `longest` is the sample that is drawn.
 */
export function checkDesign(fonts: Fonts, design: LicenceDesign, longest: LicenceContent): DesignFinding[] {
  const found: Found[] = [...placing(design), ...naming(design), ...fitting(fonts, design, longest)];
  return found.map(({ code, part, params }) => ({
    code,
    part: part ?? null,
    params: params ?? {},
    blocks: designFindingCodes[code] === 'blocks',
  }));
}

function placing({ page, parts }: LicenceDesign): Found[] {
  const found: Found[] = [];
  const filled: { at: number; area: Area }[] = [];
  parts.forEach((part, at) => {
    const area = areaOf(part);
    if (!area) return;
    const out =
      area.x < 0 || area.y < 0 || area.x + area.width > page.width || area.y + area.height > page.height;
    if (out) found.push({ code: part.part === 'seal' ? 'seal-outside' : 'outside-page', part: at });
    if (part.part === 'qr' && part.size < QR_MM) {
      found.push({ code: 'qr-small', part: at, params: { size: part.size, least: QR_MM } });
    }
    if (!['fields', 'table', 'qr', 'photo'].includes(part.part)) return;
    const other = filled.find((one) => overlap(one.area, area));
    if (other) found.push({ code: 'overlaps', part: at, params: { other: other.at + 1 } });
    filled.push({ at, area });
  });
  for (const kind of ['qr', 'seal'] as const) {
    if (!parts.some(({ part }) => part === kind)) found.push({ code: `${kind}-missing` });
  }
  return found;
}

const overlap = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const values = ['type', 'number', 'issuer', 'issuedOn', 'validity', 'identifier', 'notice'];
const sources = /^(holder\.(name|number|gender|born)|issuer|place|decided|item|case|answer\.[A-Za-z]\w*)$/;

function naming({ parts, fields, number }: LicenceDesign): Found[] {
  const found: Found[] = [];
  const keys = new Set<string>();
  for (const { key, label, from } of fields) {
    if (keys.has(key)) found.push({ code: 'field-twice', params: { label } });
    keys.add(key);
    for (const name of namesIn([from ?? []].flat().join(' '), /\{([^}]*)\}/g)) {
      if (!sources.test(name)) found.push({ code: 'from-unknown', params: { label, name } });
    }
  }
  if (!fields.some((field) => field.is === 'holder-name')) found.push({ code: 'no-holder' });
  const placed = new Set<string>();
  let rest = false;
  parts.forEach((part, at) => {
    if (part.part === 'text') {
      for (const name of namesIn(part.text, /\{(\w+)\}/g)) {
        if (!values.includes(name)) found.push({ code: 'value-unknown', part: at, params: { name } });
      }
    }
    if (part.part !== 'fields' && part.part !== 'table') return;
    if (!part.keys) rest = true;
    for (const key of part.keys ?? []) {
      if (!keys.has(key)) found.push({ code: 'field-unknown', part: at, params: { key } });
      placed.add(key);
    }
  });
  const missing = rest ? [] : fields.filter(({ key }) => !placed.has(key));
  if (missing.length) found.push({ code: 'field-nowhere', params: { labels: labelsOf(missing) } });
  for (const name of namesIn(number?.format ?? '', /\{([^}]*)\}/g)) {
    const [head = '', tail = ''] = name.split(/[.:]/);
    const known =
      ['division', 'year', 'check'].includes(head) ||
      (head === 'seq' && /^\d$/.test(tail)) ||
      (head === 'face' && keys.has(tail)) ||
      Object.hasOwn(number?.codes ?? {}, head);
    if (!known) found.push({ code: 'number-unknown', params: { name } });
  }
  return found;
}

const namesIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name]) => name as string);
const labelsOf = (fields: readonly LicenceField[]): string => fields.map(({ label }) => label).join('、');

/** Each part is drawn by itself, so that what does not fit is told of where it is. */
function fitting(fonts: Fonts, design: LicenceDesign, longest: LicenceContent): Found[] {
  const { layout } = asMade(longest.typeId, 1, design);
  const words = valuesOf(longest);
  return layout.parts.flatMap((part, at): Found[] => {
    // Parts beside it that name their elements keep theirs.
    const beside = layout.parts.filter((one, other) => other !== at && 'keys' in one && one.keys);
    const hidden = beside.map((one) => ({ ...one, height: 1000, width: 1000 }) as LayoutPart);
    try {
      drawLicence(fonts, { ...layout, parts: [part, ...hidden] }, longest);
      if (part.part !== 'text') return [];
      const text = part.text.replace(
        /\{(\w+)\}/g,
        (_, name: string) => words[name as keyof typeof words] ?? '',
      );
      const style = { style: part.font, size: part.size, colour: part.colour, spacing: part.spacing ?? 0 };
      const ratio = text ? part.width / measure(fonts, text, style) : 1;
      return ratio < SHRINKS
        ? [{ code: 'text-shrinks', part: at, params: { percent: Math.round(ratio * 100) } }]
        : [];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const { field = '', character = '' } = error.params as { field?: string; character?: string };
      return error.code === 'glyph-missing'
        ? [{ code: 'glyph-missing', part: at, params: { character } }]
        : [{ code: 'too-long', part: at, params: { label: field } }];
    }
  });
}
