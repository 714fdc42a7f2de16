import type { HistoryGrain, IndicatorDefinition } from '../../../../contracts/indicators.ts';
import type { IndicatorsContext } from '../context.ts';
import { termsOf } from '../measures.ts';
import { type Loaded, loadPeriods } from './load.ts';
import { cut, type Period } from './period.ts';
import { figureOf, untilNow } from './read.ts';
import type { Where } from './where.ts';

export type Point = { from: string; to: string; value: number | null; missing: boolean };

/** The figures of every piece of a period, oldest first, of each definition in its turn; all pieces are read at once. */
export async function readHistories(
  ctx: Pick<IndicatorsContext, 'db' | 'clock'>,
  definitions: readonly IndicatorDefinition[],
  where: Where,
  asked: Period,
  grain: HistoryGrain,
): Promise<Point[][]> {
  if (definitions.length === 0) return [];
  const pieces = cut(untilNow(ctx, asked), grain);
  const loaded = await loadPeriods(ctx.db, definitions.flatMap(termsOf), where, pieces, 'whole');
  return definitions.map((definition) =>
    pieces.map((piece, index) => {
      const { value, missing } = figureOf(definition, loaded[index] as Loaded);
      return { ...piece, value, missing: missing.some(({ reason }) => reason !== 'not-filled') };
    }),
  );
}
