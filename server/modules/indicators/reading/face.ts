import type { IndicatorReading } from '../../../../contracts/indicators.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Scope } from '../../identity/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { definitionsInForce, findDefinition } from '../queries/kept.ts';
import type { Period } from './period.ts';
import { readDefinitions } from './read.ts';

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

async function definitionOf(ctx: Reading, { id, version }: Asked) {
  const definition = await findDefinition(ctx.db, id, version);
  if (!definition) throw new AppError('not-found');
  return definition;
}
