import pg from 'pg';
import type { IndicatorsContext } from '../../server/modules/indicators/index.ts';
import { readIndicator } from '../../server/modules/indicators/index.ts';
import { flows, stocks, type Truth, truly } from './truth.ts';

export type Difference = {
  id: string;
  place: string;
  from: string;
  to: string;
  part: 'numerator' | 'denominator' | 'value';
  read: number | null;
  truth: number | null;
};

/** Sums of rounded numbers differ in the sixth digit behind the point of each. */
const same = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b)) + 1e-5;

/** Every indicator that the platform reckons itself, read and recomputed, for each period and organisation. */
export async function compare(
  ctx: IndicatorsContext,
  url: string,
  places: { divisionCode: string; organisations: readonly (string | null)[] },
  periods: readonly { from: string; to: string }[],
): Promise<{ compared: number; differences: Difference[] }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const differences: Difference[] = [];
  let compared = 0;
  try {
    for (const [id, truth] of Object.entries({ ...flows, ...stocks })) {
      for (const organisation of places.organisations) {
        for (const period of id in stocks ? periods.slice(0, 1) : periods) {
          const asked = {
            id,
            divisionCode: places.divisionCode,
            ...period,
            to: id in stocks ? '2099-12-31' : period.to,
          };
          const read = await readIndicator(ctx, { ...asked, organisationId: organisation ?? undefined });
          const known = await truly(client, truth, period, organisation);
          for (const part of ['numerator', 'denominator', 'value'] as const) {
            compared++;
            // Where nothing is filled in the parts are compared; a figure is not told.
            const untold = part === 'value' && read.value === null && read.missing.length > 0;
            if (untold || same(read[part], known[part])) continue;
            const place = organisation ?? places.divisionCode;
            differences.push({ id, place, ...period, part, read: read[part], truth: known[part] });
          }
        }
      }
    }
    // The one whose parts are of both kinds: a stock is read at the end of its period.
    const [first] = periods;
    const period = { from: first?.from ?? '', to: '2099-12-31' };
    const read = await readIndicator(ctx, { id: 'ratings_per_guide', ...places, ...period });
    const { denominator: given } = await truly(client, flows.satisfaction as Truth, period, null);
    const { denominator: guides } = await truly(client, stocks.guide_complete as Truth, period, null);
    compared += 2;
    if (!same(read.numerator, given) || !same(read.denominator, guides)) {
      differences.push({ id: read.id, place: '', ...period, part: 'value', read: read.value, truth: given });
    }
  } finally {
    await client.end();
  }
  return { compared, differences };
}
