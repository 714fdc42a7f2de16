import type {
  IndicatorDefinition,
  IndicatorReading,
  IndicatorTarget,
  Missing,
  Ratio,
} from '../../../../contracts/indicators.ts';
import { localDate } from '../../../platform/clock.ts';
import type { IndicatorsContext } from '../context.ts';
import { isEntered, isStock, measureKey, ratiosOf, termsOf } from '../measures.ts';
import type { Kept } from '../queries/kept.ts';
import { rounded } from '../sources/case-facts.ts';
import { type Evaluated, evaluate, evaluateRatio, type TermReader } from './evaluate.ts';
import { type Loaded, loadPeriods, reader } from './load.ts';
import type { Period } from './period.ts';
import type { Where } from './where.ts';

/** Today's date where a period lasts longer: what has not happened yet is not counted as if it had. */
export function untilNow(ctx: Pick<IndicatorsContext, 'clock'>, period: Period): Period {
  const today = localDate(ctx.clock.now());
  return period.to > today ? { ...period, to: today } : period;
}

/**
 * Definitions read for a place and a period. A figure is the ratio of the sums; the mean of the organisations (or what
 * the definition says) stands beside it where it differs. Four statements, however many definitions and days. `given`:
 * what is kept up to the last day of the period, where the caller has read it.
 */
export async function readDefinitions(
  ctx: Pick<IndicatorsContext, 'db' | 'clock'>,
  definitions: readonly IndicatorDefinition[],
  where: Where,
  asked: Period,
  given?: Kept,
): Promise<IndicatorReading[]> {
  const period = untilNow(ctx, asked);
  const terms = definitions.flatMap(termsOf);
  const [loaded] = await loadPeriods(ctx.db, terms, where, [period], 'organisation', given);
  if (!loaded) return [];
  return definitions.map((definition) => readingOf(definition, loaded, period, where.divisionCode));
}

function readingOf(
  definition: IndicatorDefinition,
  loaded: Loaded,
  period: Period,
  divisionCode: string,
): IndicatorReading {
  const { id, version, name, kind, unit, direction } = definition;
  const figure = figureOf(definition, loaded);
  const stock = termsOf(definition).some(isStock);
  const target = definition.targets.find((one) => one.divisionCode === divisionCode) ?? null;
  return {
    id,
    version,
    name,
    kind,
    unit,
    direction,
    ...period,
    ...figure,
    mean: figure.value === null ? null : otherMean(definition, loaded, figure.value),
    target,
    short: shortOf(figure.value, target, definition.direction),
    snapshot: stock ? (loaded.snapshot ?? null) : null,
  };
}

/** The figure with its parts, and all that is missing. */
export function figureOf(definition: IndicatorDefinition, loaded: Loaded): Evaluated {
  const read = reader(loaded);
  const unfilled = notFilled(definition, read);
  const figure = known(evaluate(definition, read), unfilled);
  return { ...figure, missing: [...figure.missing, ...unfilled] };
}

/** Where nothing at all says what is counted there is no figure: 0 would be a guess. */
function known(figure: Evaluated, unfilled: readonly Missing[]): Evaluated {
  const nothing = unfilled.some(({ count = 0 }) => count >= (figure.denominator ?? 0));
  return nothing && figure.numerator === 0 ? { ...figure, value: null } : figure;
}

/** By how much a figure falls short of a target; what is as good or better falls short by nothing. */
function shortOf(value: number | null, target: IndicatorTarget | null, direction: string): number | null {
  if (value === null || !target) return null;
  const down = target.op === '<=' || (target.op !== '>=' && direction === 'down');
  return rounded(Math.max(0, down ? value - target.value : target.value - value));
}

/** Things that do not say what is counted of them: they count as not reached, and that is told. */
function notFilled({ excluded = [] }: IndicatorDefinition, read: TermReader): Missing[] {
  return excluded.flatMap(({ name, term, unknown }) => {
    const found = unknown ? read(term) : undefined;
    return found && 'value' in found && found.value > 0
      ? [{ reason: 'not-filled' as const, name, count: found.value }]
      : [];
  });
}

/** Shown where it is another figure than the ratio of sums. */
function otherMean(
  definition: IndicatorDefinition,
  loaded: Loaded,
  value: number,
): { name: string | null; value: number } | null {
  const mean = definition.mean
    ? evaluateRatio(definition.mean, reader(loaded), []).value
    : meanOfOrganisations(definition, loaded);
  if (mean === null || Math.abs(mean - value) < 0.005) return null;
  return { name: definition.mean?.name ?? null, value: mean };
}

function meanOfOrganisations(definition: IndicatorDefinition, loaded: Loaded): number | null {
  const [ratio] = definition.ratios;
  if (!ratio?.denominator || definition.combine || hasEntered(ratio)) return null;
  const values: number[] = [];
  for (const organisation of organisationsIn(definition, loaded)) {
    const { value } = evaluateRatio(ratio, reader(loaded, organisation), []);
    if (value !== null) values.push(value);
  }
  if (values.length < 2) return null;
  return rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
}

const hasEntered = ({ numerator, denominator }: Ratio): boolean =>
  [...numerator, ...(denominator ?? [])].some(isEntered);

function organisationsIn(definition: IndicatorDefinition, { kept, sums }: Loaded): Set<string> {
  const found = new Set<string>();
  for (const ratio of ratiosOf(definition)) {
    for (const term of [...ratio.numerator, ...(ratio.denominator ?? [])]) {
      if (isEntered(term)) continue;
      const measure = kept.ids.get(measureKey(term));
      for (const key of (measure && sums.get(measure.id)?.keys()) ?? []) found.add(key);
    }
  }
  return found;
}

export type OrganisationFigure = {
  organisationId: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
};

/** One definition with the same figure for each organisation of the place, those with the fewest first left to the caller. */
export async function readWithOrganisations(
  ctx: Pick<IndicatorsContext, 'db' | 'clock'>,
  definition: IndicatorDefinition,
  where: Where,
  asked: Period,
): Promise<{ reading: IndicatorReading; organisations: OrganisationFigure[]; asOf: Date | null }> {
  const period = untilNow(ctx, asked);
  const [loaded] = await loadPeriods(ctx.db, termsOf(definition), where, [period], 'organisation');
  if (!loaded) throw new Error('A period was asked for and none was read.');
  const organisations = [...organisationsIn(definition, loaded)].map((organisationId) => {
    const { value, numerator, denominator } = evaluate(definition, reader(loaded, organisationId));
    return { organisationId, value, numerator, denominator };
  });
  const reading = readingOf(definition, loaded, period, where.divisionCode);
  return { reading, organisations, asOf: loaded.kept.asOf };
}

/** Only the organisations. */
export const readByOrganisation = async (
  ...asked: Parameters<typeof readWithOrganisations>
): Promise<OrganisationFigure[]> => (await readWithOrganisations(...asked)).organisations;
