import type { IndicatorDefinition, IndicatorReading } from '../../../../contracts/indicators.ts';
import { localDate } from '../../../platform/clock.ts';
import { addMonths, dateOfDay, dayNumber } from '../../../platform/dates.ts';
import type { IndicatorsContext } from '../context.ts';
import { type Point, readHistory } from '../reading/history.ts';
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
  const [definitions, measures] = await Promise.all([definitionsInForce(ctx.db), kept(ctx.db)]);
  const readings = await readDefinitions(ctx, definitions, where, { from, to });
  const figures: PublicFigure[] = [];
  for (const [index, definition] of definitions.entries()) {
    const reading = readings[index] as IndicatorReading;
    const shown = definition.kind === 'flow' && reading.value !== null;
    const months = shown ? await readHistory(ctx, definition, where, { from: first, to }, 'month') : [];
    figures.push({ reading, text: definition.text, months });
  }
  return { from, to, asOf: measures.walked ? (measures.asOf?.toISOString() ?? null) : null, figures };
}
