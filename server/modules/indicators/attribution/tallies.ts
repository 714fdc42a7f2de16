import { type Dimension, type Study, studyNames } from '../../../../contracts/attribution.ts';
import { sql, type Tx } from '../../../platform/db/index.ts';
import type { Fact } from '../vocabulary.ts';
import { isHit, studies, valuesOf } from './studies.ts';
import type { Traits } from './traits.ts';

type TallyKey = readonly [
  study: Study,
  division: string,
  month: string,
  aDimension: Dimension | '',
  bDimension: Dimension | '',
  a: string,
  b: string,
  organisation: string,
];
/** What is to be added to the sums of traits, by where it belongs. */
export type Tallies = Map<string, { row: TallyKey; base: number; hits: number }>;

/** Adds what a fact gives to the sums of its traits, of its pairs of traits, and of all; takes it away again by −1. */
export function tally(tallies: Tallies, fact: Fact, sign: 1 | -1): void {
  const { traits } = fact;
  if (!traits) return;
  for (const study of studyNames) {
    const month = studies[study].month(traits);
    if (month) tallyStudy(tallies, fact, traits, study, `${month}-01`, sign);
  }
}

function tallyStudy(
  tallies: Tallies,
  fact: Fact,
  traits: Traits,
  study: Study,
  month: string,
  sign: 1 | -1,
): void {
  const { hit, dimensions, pairs, ofHits } = studies[study];
  const { divisionCode, organisationId } = fact;
  const add = (
    a: readonly [Dimension | '', string],
    b: readonly [Dimension | '', string],
    is: boolean,
    base = 1,
  ) => {
    const row: TallyKey = [study, divisionCode, month, a[0], b[0], a[1], b[1], organisationId];
    const key = row.join('\t');
    const known = tallies.get(key);
    if (known) {
      known.base += sign * base;
      known.hits += is ? sign : 0;
    } else tallies.set(key, { row, base: sign * base, hits: is ? sign : 0 });
  };
  const none = ['', ''] as const;
  add(none, none, hit(traits));
  const values = new Map(dimensions.map((name) => [name, valuesOf(fact, traits, name)]));
  for (const [name, all] of values) {
    for (const value of all) {
      const base = ofHits.includes(name) ? 0 : 1;
      add([name, value], none, isHit(study, traits, name, value), base);
    }
  }
  for (const [first, second] of pairs) {
    for (const a of values.get(first) ?? []) {
      for (const b of values.get(second) ?? []) {
        add([first, a], [second, b], isHit(study, traits, first, a) && isHit(study, traits, second, b));
      }
    }
  }
}

export async function addTallies(tx: Tx, tallies: Tallies): Promise<void> {
  const rows = [...tallies.values()].filter(({ base, hits }) => base !== 0 || hits !== 0);
  if (rows.length === 0) return;
  const column = (index: number) => rows.map(({ row }) => row[index]);
  await sql`
    insert into indicators.tally as t
      (study, division_code, month, a_dimension, b_dimension, a, b, organisation_id, base, hits)
    select * from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2)}::date[], ${column(3)}::text[],
      ${column(4)}::text[], ${column(5)}::text[], ${column(6)}::text[], ${column(7)}::text[],
      ${rows.map(({ base }) => base)}::int[], ${rows.map(({ hits }) => hits)}::int[])
    on conflict (study, division_code, month, a_dimension, b_dimension, a, b, organisation_id)
      do update set base = t.base + excluded.base, hits = t.hits + excluded.hits`.execute(tx);
}
