import type { IndicatorDefinition, IndicatorReading } from '../../../../contracts/indicators.ts';
import { localDate } from '../../../platform/clock.ts';
import { addMonths, dateOfDay, dayNumber } from '../../../platform/dates.ts';
import type { IndicatorsContext } from '../context.ts';
import { type Point, readHistories } from '../reading/history.ts';
import { readDefinitions } from '../reading/read.ts';
import { definitionsInForce, kept } from './kept.ts';

export type PublicFigure = { reading: IndicatorReading; text: IndicatorDefinition['text']; months: Point[] };
export type PublicFigures = { from: string; to: string; asOf: string | null; figures: PublicFigure[] };

/** The figures of a division as everybody may read them: this year's, with the last twelve months of each flow. */
export async function publicFigures(
  ctx: Pick<IndicatorsContext, 'db' | 'clock'>,
  divisionCode: string,
): Promise<PublicFigures> {
  const to = localDate(ctx.clock.now());
  const from = `${to.slice(0, 4)}-01-01`;
  const first = dateOfDay(addMonths(dayNumber(`${to.slice(0, 7)}-01`), -11));
  const where = { scope: [{ divisionCode, organisationId: null }], divisionCode };
  const [definitions, known] = await Promise.all([definitionsInForce(ctx.db), kept(ctx.db, [to])]);
  const readings = await readDefinitions(ctx, definitions, where, { from, to }, known);
  const shown = definitions.filter(({ kind }, index) => kind === 'flow' && readings[index]?.value !== null);
  const histories = await readHistories(ctx, shown, where, { from: first, to }, 'month');
  const months = new Map(shown.map(({ id }, index) => [id, histories[index] ?? []]));
  const figures = definitions.map(({ id, text }, index) => ({
    reading: readings[index] as IndicatorReading,
    text,
    months: months.get(id) ?? [],
  }));
  return { from, to, asOf: known.walked ? (known.asOf?.toISOString() ?? null) : null, figures };
}
