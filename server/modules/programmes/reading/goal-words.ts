import type { Goal, GoalOp } from '../../../../contracts/programmes.ts';

const firsts: readonly (readonly [string, GoalOp])[] = [
  ['不低于|不少于|不小于|不得低于|不得少于|大于等于|至少|达到?|>=|≥', '>='],
  ['不高于|不超过|不大于|不多于|不得超过|小于等于|控制在|最多|<=|≤', '<='],
  ['超过|高于|大于|多于|>', '>'],
  ['低于|少于|小于|<', '<'],
  ['大?约|≈', '≈'],
  ['=|为', '='],
];
const lasts: readonly (readonly [string, GoalOp])[] = [
  ['(?:及|或)?以上', '>='],
  ['(?:及|或)?以下|以内|之内', '<='],
  ['左右|上下', '≈'],
];
/** As exponents: 1.1 × 10⁸ is not 110,000,000 in floating point. */
const scales: Record<string, number> = { 万: 4, 亿: 8 };
const number = '(-?\\d+(?:\\.\\d+)?)(万|亿)?';
/** No verb and no number: «提高 3 倍» is measured from something that the words do not tell. */
const unitWords = '([^\\d\\s]{0,6}?)';
const relative = /提高|提升|增长|增加|翻|降|减|压缩|缩短|同比|环比/;

const opIn = (table: readonly (readonly [string, GoalOp])[], found: string): GoalOp | undefined =>
  table.find(([words]) => new RegExp(`^(?:${words})$`).test(found))?.[1];
const anyOf = (table: readonly (readonly [string, GoalOp])[]) => table.map(([words]) => words).join('|');

const range = new RegExp(`^${number}${unitWords}(?:-|—|–|~|至|到)${number}${unitWords}(?:之间)?$`);
const single = new RegExp(`^(${anyOf(firsts)})?${number}${unitWords}(${anyOf(lasts)})?$`);

/** The comparison that a sign or a word stands for (≥, 不低于); undefined for one nobody knows. */
export const opInWords = (words: string): GoalOp | undefined =>
  opIn(firsts, words.normalize('NFKC')) ?? opIn(lasts, words);

/**
 * What a plan says of its number in words: 不低于95%, 90%以上, ≥1.2万户, 80%—90%, 不超过3个工作日, 约30%. `unit` and `op` are what the
 * file says beside it. Undefined for words that name no number to be compared with (翻一番, 大幅提升).
 */
export function readGoalWords(
  words: string,
  op: GoalOp | undefined,
  unit: string | undefined,
): Goal | undefined {
  const text = words.normalize('NFKC').replaceAll(/[\s,]/g, '');
  if (relative.test(text)) return undefined;
  const scaled = (value: string, scale: string | undefined) =>
    Number(`${value}e${scale && !/^[万亿]/.test(unit ?? '') ? (scales[scale] ?? 0) : 0}`);
  const two = range.exec(text);
  if (two) {
    const [, a = '', aScale, aUnit, b = '', bScale, bUnit] = two;
    const [low, high] = [scaled(a, aScale ?? bScale), scaled(b, bScale)];
    if (high < low || (op && op !== 'between') || (aUnit && aUnit !== bUnit)) return undefined;
    return { op: 'between', low, high, unit: unit ?? bUnit ?? '' };
  }
  const [, first, value = '', scale, found, last] = single.exec(text) ?? [];
  const said = (first && opIn(firsts, first)) || (last && opIn(lasts, last)) || undefined;
  // «控制在 3 天以内» says it twice; two signs that differ say nothing.
  const again = last && opIn(lasts, last);
  if (!value || (again && said !== again) || (op && said && op !== said) || op === 'between')
    return undefined;
  return { op: op ?? said ?? '=', low: scaled(value, scale), high: null, unit: unit ?? found ?? '' };
}
