import type { StaffActor } from '../../../../contracts/identity.ts';
import type { NewProposal } from '../../../../contracts/proposals.ts';
import { AppError } from '../../../platform/errors.ts';
import { proposeChange } from '../../catalogue/index.ts';
import type { IndicatorsContext } from '../context.ts';
import { kept } from '../queries/kept.ts';
import { itemsOf, traitsOf } from './lines.ts';
import { namerOf } from './names.ts';
import type { AttributionAsked } from './read.ts';
import { attributionRules } from './rules.ts';
import { rateOf } from './statistics.ts';
import { countOf } from './sums.ts';

/**
 * Puts a number of the analysis before who edits the item it is about, counted anew here. Who edits does not supervise
 * ratings: a number of bad ratings so small that a rater might be recognised goes into no proposal. Throws
 * `not-allowed-now` for such a number, `invalid-input` for an item that none of the hits is of.
 */
export async function proposeFromAnalysis(
  ctx: IndicatorsContext,
  staff: StaffActor,
  asked: AttributionAsked,
  input: NewProposal,
  key: string,
): Promise<{ id: string }> {
  const { study, where, months, locale } = asked;
  const traits = traitsOf(input);
  const { protect, z } = attributionRules();
  const [name, counted, items, { asOf }] = await Promise.all([
    namerOf(ctx.db, locale, traits),
    countOf(ctx.db, study, where, months, traits),
    itemsOf(ctx.db, asked, traits),
    kept(ctx.db),
  ]);
  const { itemCode, text, ...place } = input;
  const item = items.find(({ code }) => code === itemCode);
  if (!item)
    throw new AppError('invalid-input', {}, [{ field: 'itemCode', code: 'required-choice', params: {} }]);
  if (study === 'bad-rating' && Math.min(item.hits, counted.hits) < protect)
    throw new AppError('not-allowed-now', { reason: 'too-few' });
  const none = { hits: counted.hits, base: null, rate: null, low: null, high: null };
  const evidence = {
    asked: place,
    traits: traits.map((trait) => ({ dimension: trait.dimension, name: name(trait) })),
    counted: counted.base ? rateOf(counted, z) : none,
    ofItem: item.hits,
    asOf: asOf?.toISOString() ?? null,
  };
  const { divisionCode } = input;
  return proposeChange(ctx, staff, { divisionCode, itemCode, evidence, text: text.trim(), key });
}
