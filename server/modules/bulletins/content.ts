import type {
  BulletinContent,
  BulletinFigure,
  BulletinKind,
  UnitFigures,
} from '../../../contracts/bulletins.ts';
import type { IndicatorReading } from '../../../contracts/indicators.ts';
import { t, type WordKey, type WordParams } from '../../../ui/words/index.ts';
import { missingPart } from '../../../ui/words/missing-part.ts';
import { chineseDay } from '../../platform/chinese.ts';
import { findDefinition, readByOrganisation, readIndicators } from '../indicators/index.ts';
import { ledgerFigures, programmeFigures } from '../programmes/index.ts';
import { getDivision, organisationNames } from '../regions/index.ts';
import type { BulletinsContext } from './context.ts';
import { bulletinTexts, type Days, filled, periodBefore } from './kinds.ts';

/** What a bulletin of this place, kind and period says as things stand now. */
export async function contentOf(
  ctx: BulletinsContext,
  divisionCode: string,
  kind: BulletinKind,
  period: Days,
): Promise<BulletinContent> {
  const texts = bulletinTexts();
  const of = texts.kinds[kind];
  const [division, now, before, programmes, ledger] = await Promise.all([
    getDivision(ctx.db, divisionCode),
    readIndicators(ctx, { divisionCode, ...period }),
    readIndicators(ctx, { divisionCode, ...periodBefore(kind, period) }),
    programmeFigures(ctx, divisionCode),
    ledgerFigures(ctx, divisionCode, period),
  ]);
  const units: UnitFigures[] = [];
  for (const id of of.units) {
    const figures = await unitsOf(ctx, id, divisionCode, period);
    if (figures) units.push(figures);
  }
  const words = {
    division: division?.name ?? divisionCode,
    from: chineseDay(period.from),
    to: chineseDay(period.to),
    month: chineseDay(period.from).replace(/\d+日$/, ''),
  };
  return {
    title: filled(of.title, words),
    letterhead: filled(texts.letterhead, words),
    issuer: filled(texts.issuer, words),
    copies: filled(texts.copies, words),
    ...period,
    figures: of.figures.flatMap((id) => figureOf(id, now, before)),
    units,
    programmes,
    ledger,
  };
}

/** An official document is in Chinese, whoever drafts it. */
const words = (key: WordKey, params?: WordParams): string => t('zh-CN', key, params);

/** A figure with the one of the period before; an indicator that is no longer defined is left out. */
function figureOf(
  id: string,
  now: readonly IndicatorReading[],
  before: readonly IndicatorReading[],
): BulletinFigure[] {
  const reading = now.find((one) => one.id === id);
  if (!reading) return [];
  const { version, name, unit, direction, from, to, value, numerator, denominator, missing } = reading;
  return [
    {
      id,
      version,
      name,
      unit,
      direction,
      from,
      to,
      value,
      numerator,
      denominator,
      before: before.find((one) => one.id === id)?.value ?? null,
      missing: missing.map((part) => missingPart(part, words)),
    },
  ];
}

/** The best first; who had nothing to count comes last. */
async function unitsOf(
  ctx: BulletinsContext,
  id: string,
  divisionCode: string,
  period: Days,
): Promise<UnitFigures | undefined> {
  const definition = await findDefinition(ctx.db, id);
  if (!definition) return undefined;
  const scope = [{ divisionCode, organisationId: null }];
  const rows = await readByOrganisation(
    ctx,
    definition,
    { divisionCode, organisationId: undefined, scope },
    period,
  );
  const names = await organisationNames(
    ctx.db,
    rows.map(({ organisationId }) => organisationId),
  );
  const sign = definition.direction === 'down' ? 1 : -1;
  return {
    id,
    name: definition.name,
    unit: definition.unit,
    rows: rows
      .map(({ organisationId, ...row }) => ({
        organisation: names.get(organisationId) ?? organisationId,
        ...row,
      }))
      .sort((a, b) => orderOf(a.value, b.value, sign) || a.organisation.localeCompare(b.organisation, 'zh')),
  };
}

function orderOf(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a - b);
}
