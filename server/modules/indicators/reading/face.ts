import type { HistoryGrain, IndicatorReading } from '../../../../contracts/indicators.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Scope } from '../../identity/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { definitionsInForce, findDefinition } from '../queries/kept.ts';
import { cut, type Period } from './period.ts';
import { readDefinitions, untilNow } from './read.ts';

/** What to read. Without `scope` the whole place is read: for the platform's own figures, never for a person's page. */
export type Asked = Period & {
  id: string;
  version?: number | undefined;
  divisionCode: string;
  organisationId?: string | undefined;
  scope?: Scope;
};
type Reading = Pick<IndicatorsContext, 'db' | 'clock'>;

const placeOf = ({ divisionCode, organisationId, scope }: Omit<Asked, 'id'>) => ({
  divisionCode,
  organisationId,
  scope: scope ?? [{ divisionCode, organisationId: null }],
});

/** One indicator with its parts and what is missing. Throws `not-found` for an unknown id. */
export async function readIndicator(ctx: Reading, asked: Asked): Promise<IndicatorReading> {
  const definition = await definitionOf(ctx, asked);
  const [reading] = await readDefinitions(ctx, [definition], placeOf(asked), asked);
  return reading as IndicatorReading;
}

/** Every indicator in force, in the order of the file. */
export async function readIndicators(
  ctx: Reading,
  asked: Omit<Asked, 'id' | 'version'>,
): Promise<IndicatorReading[]> {
  return readDefinitions(ctx, await definitionsInForce(ctx.db), placeOf(asked), asked);
}

/** The figure of every day, week, month or year of a period, oldest first; the last one up to today. */
export async function indicatorHistory(
  ctx: Reading,
  asked: Asked,
  grain: HistoryGrain,
): Promise<IndicatorReading[]> {
  const definition = await definitionOf(ctx, asked);
  const readings: IndicatorReading[] = [];
  for (const piece of cut(untilNow(ctx, asked), grain)) {
    const [reading] = await readDefinitions(ctx, [definition], placeOf(asked), piece);
    if (reading) readings.push(reading);
  }
  return readings;
}

async function definitionOf(ctx: Reading, { id, version }: Asked) {
  const definition = await findDefinition(ctx.db, id, version);
  if (!definition) throw new AppError('not-found');
  return definition;
}
