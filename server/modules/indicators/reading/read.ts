import type {
  IndicatorDefinition,
  IndicatorReading,
  IndicatorTarget,
  Missing,
  Ratio,
  Term,
} from '../../../../contracts/indicators.ts';
import { localDate } from '../../../platform/clock.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { covers } from '../../identity/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { isEntered, isFlow, isStock, measureKey, ratiosOf, termsOf } from '../measures.ts';
import { type KeptMeasures, kept } from '../queries/kept.ts';
import { rounded } from '../sources/case-facts.ts';
import { type EnteredValue, enteredValues } from './entered.ts';
import { type Evaluated, evaluate, evaluateRatio, type TermReader } from './evaluate.ts';
import type { Period } from './period.ts';
import { flowSums, type Sums, snapshotOf, stockSums } from './sums.ts';
import type { Where } from './where.ts';

/** All that the terms of some definitions come to in one place and period. */
type Loaded = {
  measures: KeptMeasures;
  sums: Sums;
  entered: Map<string, EnteredValue>;
  snapshot: string | undefined;
};

/** Today's date where a period lasts longer: what has not happened yet is not counted as if it had. */
export function untilNow(ctx: Pick<IndicatorsContext, 'clock'>, period: Period): Period {
  const today = localDate(ctx.clock.now());
  return period.to > today ? { ...period, to: today } : period;
}

/**
 * Definitions read for a place and a period. A figure is the ratio of the sums; the mean of the organisations (or what
 * the definition says) stands beside it where it differs. Three queries, however many definitions.
 */
export async function readDefinitions(
  ctx: Pick<IndicatorsContext, 'db' | 'clock'>,
  definitions: readonly IndicatorDefinition[],
  where: Where,
  asked: Period,
): Promise<IndicatorReading[]> {
  const period = untilNow(ctx, asked);
  const loaded = await load(ctx.db, definitions.flatMap(termsOf), where, period);
  return definitions.map((definition) => readingOf(definition, loaded, period, where.divisionCode));
}

async function load(db: Executor, terms: readonly Term[], where: Where, period: Period): Promise<Loaded> {
  const [measures, snapshot, mayEntered] = await Promise.all([
    kept(db),
    snapshotOf(db, period.to),
    covers(db, where.scope, {
      divisionCode: where.divisionCode,
      organisationId: where.organisationId ?? null,
    }),
  ]);
  const ids = (some: readonly Term[]) => [
    ...new Set(
      some.flatMap((term) => (isEntered(term) ? [] : (measures.ids.get(measureKey(term))?.id ?? []))),
    ),
  ];
  const quantities = [...new Set(terms.flatMap((term) => (isEntered(term) ? [term.entered] : [])))];
  const place = { divisionCode: where.divisionCode, organisationId: where.organisationId ?? null };
  const [flows, stocks, entered] = await Promise.all([
    flowSums(db, ids(terms.filter(isFlow)), where, period),
    snapshot ? stockSums(db, ids(terms.filter(isStock)), where, snapshot) : new Map(),
    // Of a place that the reader may not see as a whole nothing that was entered is told.
    mayEntered ? enteredValues(db, quantities, place, period) : new Map<string, EnteredValue>(),
  ]);
  return { measures, sums: new Map([...flows, ...stocks]), entered, snapshot };
}

/** Reads terms from what was loaded; of one organisation, or of all. */
function reader({ measures, sums, entered, snapshot }: Loaded, organisation?: string): TermReader {
  return (term) => {
    if (isEntered(term)) {
      return (
        entered.get(term.entered) ?? {
          missing: [{ reason: 'not-entered', quantity: term.entered, name: term.entered }],
        }
      );
    }
    const measure = measures.ids.get(measureKey(term));
    if (!measure?.full || (isFlow(term) && !measures.walked))
      return { missing: [{ reason: 'being-counted' }] };
    if (isStock(term) && !snapshot) return { missing: [{ reason: 'no-snapshot' }] };
    const of = sums.get(measure.id);
    if (organisation !== undefined) return { value: of?.get(organisation) ?? 0 };
    let sum = 0;
    for (const amount of of?.values() ?? []) sum += amount;
    return { value: rounded(sum) };
  };
}

function readingOf(
  definition: IndicatorDefinition,
  loaded: Loaded,
  period: Period,
  divisionCode: string,
): IndicatorReading {
  const { id, version, name, kind, unit, direction } = definition;
  const read = reader(loaded);
  const unfilled = notFilled(definition, read);
  const figure = known(evaluate(definition, read), unfilled);
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
    missing: [...figure.missing, ...unfilled],
    mean: figure.value === null ? null : otherMean(definition, loaded, figure.value),
    target,
    short: shortOf(figure.value, target, definition.direction),
    snapshot: stock ? (loaded.snapshot ?? null) : null,
  };
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

function organisationsIn(definition: IndicatorDefinition, { measures, sums }: Loaded): Set<string> {
  const found = new Set<string>();
  for (const ratio of ratiosOf(definition)) {
    for (const term of [...ratio.numerator, ...(ratio.denominator ?? [])]) {
      if (isEntered(term)) continue;
      const measure = measures.ids.get(measureKey(term));
      for (const key of (measure && sums.get(measure.id)?.keys()) ?? []) found.add(key);
    }
  }
  return found;
}

/** The same figure for each organisation of the place, those with the fewest first left to the caller. */
export async function readByOrganisation(
  ctx: Pick<IndicatorsContext, 'db' | 'clock'>,
  definition: IndicatorDefinition,
  where: Where,
  asked: Period,
): Promise<
  { organisationId: string; value: number | null; numerator: number | null; denominator: number | null }[]
> {
  const period = untilNow(ctx, asked);
  const loaded = await load(ctx.db, termsOf(definition), where, period);
  return [...organisationsIn(definition, loaded)].map((organisationId) => {
    const { value, numerator, denominator } = evaluate(definition, reader(loaded, organisationId));
    return { organisationId, value, numerator, denominator };
  });
}
