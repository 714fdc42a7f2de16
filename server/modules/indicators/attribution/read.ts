import type { Attribution, Cell, Pair, Rate, Study } from '../../../../contracts/attribution.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { addMonths, dateOfDay, dayNumber } from '../../../platform/dates.ts';
import type { IndicatorsContext } from '../context.ts';
import { kept } from '../queries/kept.ts';
import type { Where } from '../reading/where.ts';
import { itemOf, type Namer, namerOf } from './names.ts';
import { protectCells } from './protect.ts';
import { type AttributionRules, attributionRules } from './rules.ts';
import { type Counted, changeOf, markOf, rateOf, wilson } from './statistics.ts';
import { studies } from './studies.ts';
import { besideMaterials, type Double, doubles, type Months, type Single, singles } from './sums.ts';

export type AttributionAsked = { study: Study; where: Where; months: Months; locale: Locale };

const zero: Counted = { base: 0, hits: 0 };
const keyOf = ({ dimension, value }: { dimension: string; value: string }) => `${dimension}:${value}`;
const mapOf = (rows: readonly Single[]) => new Map(rows.map((row) => [keyOf(row), row]));

/** As many months, right before these. */
export function monthsBefore({ from, to }: Months): Months {
  const first = dayNumber(`${from}-01`);
  let length = 1;
  while (dateOfDay(addMonths(first, length)).slice(0, 7) <= to) length++;
  const month = (shift: number) => dateOfDay(addMonths(first, shift)).slice(0, 7);
  return { from: month(-length), to: month(-1) };
}

/**
 * What the hits of a study have in common: by each dimension how many, which share of all, and the rate against the things
 * that were handled; then pairs of traits. `open`: the reader supervises ratings, so that small numbers are shown.
 */
export async function readAttribution(
  ctx: Pick<IndicatorsContext, 'db'>,
  { study, where, months, locale }: AttributionAsked,
  open: boolean,
): Promise<Attribution> {
  const rules = attributionRules();
  const before = monthsBefore(months);
  const [now, then, both, beside, { asOf, walked }] = await Promise.all([
    singles(ctx.db, study, where, months),
    singles(ctx.db, study, where, before),
    doubles(ctx.db, study, where, months, { base: rules.leastBase, hits: rules.leastHits }),
    study === 'correction' ? besideMaterials(ctx.db, where, months) : [],
    kept(ctx.db),
  ]);
  const [current, past] = [mapOf(now), mapOf(then)];
  const all = current.get(':') ?? { ...zero, dimension: '' as const, value: '' };
  const found = pairsOf(study, both, current, mapOf(beside), rules);
  const name = await namerOf(ctx.db, locale, [...now, ...found.flatMap(({ row }) => traitsOf(row))]);
  const shield = (cells: Cell[]) =>
    open || study !== 'bad-rating' ? cells : protectCells(cells, rules.protect);
  const [whole] = shield([{ ...cellOf(all, all, past, rules, ''), share: null }]);
  return {
    asOf: asOf?.toISOString() ?? null,
    whole: walked,
    before,
    all: whole as Attribution['all'],
    dimensions: studies[study].dimensions.map((dimension) => {
      const rows = now.filter((one) => one.dimension === dimension);
      const rest = restOf(study, dimension, rows, all);
      const cells = rows
        .map((row) => cellOf(withBase(row, current), rest, past, rules, name(row), all))
        .sort(byExcess);
      return {
        dimension,
        cells: shield(cells).slice(0, rules.shown),
        more: Math.max(0, cells.length - rules.shown),
      };
    }),
    pairs: found.slice(0, rules.pairs).map((one) => presentPair(one, name, rules)),
    rules,
    mayLook: open || study !== 'bad-rating',
  };
}

/** A field is asked of whoever applies for its item. */
function withBase(row: Single, current: ReadonlyMap<string, Single>): Single {
  if (row.dimension !== 'field') return row;
  return { ...row, base: current.get(`item:${itemOf(row)}`)?.base ?? 0 };
}

/**
 * What a value is compared with: all that has the dimension at all. Of what a thing may have several of (steps, materials
 * of a rated case), those without; of materials in corrections, the other materials; of what only hits have, nothing.
 */
function restOf(study: Study, dimension: string, rows: readonly Single[], all: Counted): Counted | null {
  if (studies[study].ofHits.some((one) => one === dimension)) return null;
  if (dimension === 'step' || (dimension === 'material' && study === 'bad-rating')) return all;
  return rows.reduce((sum, { base, hits }) => ({ base: sum.base + base, hits: sum.hits + hits }), zero);
}

function cellOf(
  row: Single,
  rest: Counted | null,
  past: ReadonlyMap<string, Single>,
  rules: AttributionRules,
  name: string,
  all: Counted = row,
): Cell {
  const of = ({ base, hits }: Counted): Rate =>
    rest === null && base === 0
      ? { base: null, hits, rate: null, low: null, high: null }
      : rateOf({ base, hits }, rules.z);
  const before = past.get(keyOf(row));
  return {
    value: row.value,
    name,
    ...of(row),
    share: all.hits > 0 ? row.hits / all.hits : null,
    mark: rest && row !== all ? markOf(row, rest, rules) : null,
    before: before ? of(rest ? before : { ...before, base: 0 }) : null,
    change: before && rest ? changeOf(row, before, rules) : null,
    itemCode: itemOf(row),
  };
}

/** What is clearly above first, by how many more there are than elsewhere; then by number. */
function byExcess(a: Cell, b: Cell): number {
  const rank = ({ mark }: Cell) => (mark === 'above' ? 0 : 1);
  return rank(a) - rank(b) || (b.hits ?? 0) - (a.hits ?? 0) || (b.rate ?? 0) - (a.rate ?? 0);
}

type Found = { row: Double; aRate: number; bRate: number; excess: number };
const traitsOf = ({ aDimension, bDimension, a, b }: Double) => [
  { dimension: aDimension, value: a },
  { dimension: bDimension, value: b },
];

/** Pairs whose rate is clearly above that of each of the two by itself, by how many hits neither explains. */
function pairsOf(
  study: Study,
  rows: readonly Double[],
  current: ReadonlyMap<string, Single>,
  beside: ReadonlyMap<string, Single>,
  { z }: AttributionRules,
): Found[] {
  return rows
    .flatMap((row) => {
      const [a, b] = traitsOf(row).map((trait) => {
        const ofMaterials = study === 'correction' && trait.dimension !== 'material';
        const pairHasMaterial = row.aDimension === 'material' || row.bDimension === 'material';
        return (ofMaterials && pairHasMaterial ? beside : current).get(keyOf(trait));
      });
      const known = wilson(row, z);
      if (!known || !a?.base || !b?.base) return [];
      const [aRate, bRate] = [a.hits / a.base, b.hits / b.base];
      if (known.low <= Math.max(aRate, bRate)) return [];
      return [{ row, aRate, bRate, excess: row.hits - row.base * Math.max(aRate, bRate) }];
    })
    .sort((x, y) => y.excess - x.excess || (keyOfPair(x.row) < keyOfPair(y.row) ? -1 : 1));
}

const keyOfPair = (row: Double): string => traitsOf(row).map(keyOf).join(' ');

function presentPair({ row, aRate, bRate }: Found, name: Namer, { z }: AttributionRules): Pair {
  const [a, b] = traitsOf(row).map((trait, index) => ({
    ...trait,
    name: name(trait),
    rate: index === 0 ? aRate : bRate,
  })) as [Pair['a'], Pair['b']];
  return { a, b, ...rateOf({ base: row.base, hits: row.hits }, z) };
}
