import type { HistoryGrain, IndicatorDefinition } from '../../../../contracts/indicators.ts';
import type { IndicatorsContext } from '../context.ts';
import { isFlow, measureKey, termsOf } from '../measures.ts';
import { kept } from '../queries/kept.ts';
import { rounded } from '../sources/case-facts.ts';
import { evaluate } from './evaluate.ts';
import { cut, type Period } from './period.ts';
import { readDefinitions, untilNow } from './read.ts';
import { flowSums } from './sums.ts';
import type { Where } from './where.ts';

export type Point = { from: string; to: string; value: number | null; missing: boolean };

/**
 * The figure of every piece of a period, oldest first. Where all terms are of a flow one query reads the days or months of
 * all pieces; stocks and what people enter are read piece by piece.
 */
export async function readHistory(
  ctx: Pick<IndicatorsContext, 'db' | 'clock'>,
  definition: IndicatorDefinition,
  where: Where,
  asked: Period,
  grain: HistoryGrain,
): Promise<Point[]> {
  const period = untilNow(ctx, asked);
  const pieces = cut(period, grain);
  const terms = definition.ratios.flatMap(({ numerator, denominator }) => [
    ...numerator,
    ...(denominator ?? []),
  ]);
  const flows = terms.filter(isFlow);
  if (flows.length < terms.length) {
    const points: Point[] = [];
    for (const piece of pieces) {
      const [reading] = await readDefinitions(ctx, [definition], where, piece);
      const missing = reading?.missing.some(({ reason }) => reason !== 'not-filled') ?? true;
      points.push({ ...piece, value: reading?.value ?? null, missing });
    }
    return points;
  }
  const measures = await kept(ctx.db);
  const full =
    measures.walked &&
    termsOf(definition)
      .filter(isFlow)
      .every((one) => measures.ids.get(measureKey(one))?.full);
  const ids = flows.flatMap((term) => measures.ids.get(measureKey(term))?.id ?? []);
  const sums = await flowSums(ctx.db, [...new Set(ids)], where, period, 'day');
  return pieces.map(({ from, to }) => {
    const { value } = evaluate(definition, (term) => {
      const id = isFlow(term) ? measures.ids.get(measureKey(term))?.id : undefined;
      if (id === undefined || !full) return { missing: [{ reason: 'being-counted' }] };
      let sum = 0;
      for (const [day, amount] of sums.get(id) ?? []) if (day >= from && day <= to) sum += amount;
      return { value: rounded(sum) };
    });
    return { from, to, value, missing: !full };
  });
}
