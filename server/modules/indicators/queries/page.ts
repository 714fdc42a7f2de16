import type { HistoryGrain, IndicatorDefinition, IndicatorPage } from '../../../../contracts/indicators.ts';
import { organisationNames } from '../../regions/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { readHistory } from '../reading/history.ts';
import type { Period } from '../reading/period.ts';
import { readByOrganisation, readDefinitions } from '../reading/read.ts';
import type { Where } from '../reading/where.ts';
import { kept } from './kept.ts';

/** One indicator on one page: its figure, how it went, and who is how far. */
export async function indicatorPage(
  ctx: Pick<IndicatorsContext, 'db' | 'clock'>,
  definition: IndicatorDefinition,
  where: Where,
  period: Period,
  grain: HistoryGrain,
): Promise<IndicatorPage> {
  const [[reading], history, organisations, measures] = await Promise.all([
    readDefinitions(ctx, [definition], where, period),
    readHistory(ctx, definition, where, period, grain),
    readByOrganisation(ctx, definition, where, period),
    kept(ctx.db),
  ]);
  const names = await organisationNames(
    ctx.db,
    organisations.map(({ organisationId }) => organisationId),
  );
  return {
    definition,
    reading: reading as IndicatorPage['reading'],
    asOf: measures.asOf?.toISOString() ?? null,
    history,
    organisations: organisations
      .filter(({ organisationId }) => organisationId !== '')
      .map((one) => ({ ...one, name: names.get(one.organisationId) ?? one.organisationId })),
  };
}
