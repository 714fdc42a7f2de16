import type { HistoryGrain, IndicatorDefinition, IndicatorPage } from '../../../../contracts/indicators.ts';
import { organisationNames } from '../../regions/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { readHistories } from '../reading/history.ts';
import type { Period } from '../reading/period.ts';
import { readWithOrganisations } from '../reading/read.ts';
import type { Where } from '../reading/where.ts';

/** One indicator on one page: its figure, how it went, and who is how far. */
export async function indicatorPage(
  ctx: Pick<IndicatorsContext, 'db' | 'clock'>,
  definition: IndicatorDefinition,
  where: Where,
  period: Period,
  grain: HistoryGrain,
): Promise<IndicatorPage> {
  const [{ reading, organisations, asOf }, [history = []]] = await Promise.all([
    readWithOrganisations(ctx, definition, where, period),
    readHistories(ctx, [definition], where, period, grain),
  ]);
  const names = await organisationNames(
    ctx.db,
    organisations.map(({ organisationId }) => organisationId),
  );
  return {
    definition,
    reading,
    asOf: asOf?.toISOString() ?? null,
    history,
    organisations: organisations
      .filter(({ organisationId }) => organisationId !== '')
      .map((one) => ({ ...one, name: names.get(one.organisationId) ?? one.organisationId })),
  };
}
