import type { Attribution, Study } from '../../../../contracts/attribution.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import { t } from '../../../../ui/words/index.ts';
import { type Cell, type TableFile, type TableFormat, tableFile } from '../../../platform/tables/index.ts';

const columns = [
  'dimension',
  'value',
  'hits',
  'base',
  'rate',
  'low',
  'high',
  'share',
  'mark',
  'before.hits',
  'before.base',
  'before.rate',
  'change',
] as const;

const percent = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 10_000) / 100;

/** The same numbers as a table: all, then each dimension, then what comes together. Rates are per cent. */
export function attributionFile(
  format: TableFormat,
  study: Study,
  found: Attribution,
  { locale, title }: { locale: Locale; title: string },
): TableFile {
  const say = (hits: number | null): number | string =>
    hits ?? t(locale, 'attribution.hidden', { n: found.rules.protect });
  async function* rows(): AsyncGenerator<Cell[]> {
    const line = (
      dimension: string,
      one: Attribution['dimensions'][number]['cells'][number] | Attribution['all'],
    ) => [
      dimension,
      'name' in one ? one.name : '',
      say(one.hits),
      one.base,
      percent(one.rate),
      percent(one.low),
      percent(one.high),
      'share' in one ? percent(one.share) : null,
      'mark' in one && one.mark ? t(locale, `attribution.mark.${one.mark}`) : '',
      one.before ? say(one.before.hits) : null,
      one.before?.base ?? null,
      percent(one.before?.rate ?? null),
      one.change ? t(locale, `attribution.change.${one.change}`) : '',
    ];
    yield line(t(locale, 'attribution.all'), { ...found.all, before: found.all.before });
    for (const { dimension, cells } of found.dimensions) {
      for (const cell of cells) yield line(t(locale, `attribution.dimension.${dimension}`), cell);
    }
    for (const { a, b, hits, base, rate, low, high } of found.pairs) {
      const [first, second] = [a, b].map(({ dimension }) => t(locale, `attribution.dimension.${dimension}`));
      const value = `${a.name} × ${b.name}`;
      const sides = t(locale, 'attribution.sides', { a: percent(a.rate) ?? 0, b: percent(b.rate) ?? 0 });
      const tail = [percent(rate), percent(low), percent(high), null, sides, null, null, null, ''];
      yield [`${first} × ${second}`, value, say(hits), base, ...tail];
    }
  }
  const head = columns.map((name) => t(locale, `attribution.col.${name}`));
  return tableFile(format, `${title} ${t(locale, `attribution.study.${study}`)}`, head, rows());
}
