import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { Rating, RatingChannel, RatingInput, RatingLevel } from '../../../../contracts/ratings.ts';
import { inTx } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { RatingsContext } from '../context.ts';
import { nextOccasion, type RatedCase, tagsOf } from '../rating.ts';
import { insertRating, ratingsOf } from '../store.ts';
import { isBad, openTicket } from '../tickets/open-ticket.ts';

/**
 * The applicant rates a finished case; the caller has proved that the case is hers. Nobody else can rate: there is no
 * default rating and no rating by staff. A bad rating opens its ticket at once. Throws `not-allowed-now`, `already-rated`.
 */
export async function rateCase(
  ctx: RatingsContext,
  actor: ApplicantActor,
  rated: Omit<RatedCase, 'ratings'>,
  input: RatingInput,
  channel: RatingChannel,
): Promise<Rating> {
  const before = await ratingsOf(ctx.db, ctx.keyring, rated.divisionCode, rated.caseId);
  const occasion = nextOccasion({ ...rated, ratings: before.length });
  const rating: Rating = {
    caseId: rated.caseId,
    occasion,
    level: input.level as RatingLevel,
    tags: tagsOf(input),
    say: input.say.trim(),
    named: input.named,
    at: ctx.clock.now(),
  };
  const { divisionCode, organisationId, itemCode } = rated;
  const row = { ...rating, divisionCode, organisationId, itemCode, channel, accountId: actor.accountId };
  await inTx(ctx.db, async (tx) => {
    if (!(await insertRating(tx, ctx.keyring, row))) throw new AppError('already-rated');
    const { caseId, level, named } = rating;
    const about = {
      divisionCode,
      caseId,
      occasion,
      level,
      named,
      itemCode,
      itemName: rated.itemName,
      organisationId,
    };
    if (isBad(level)) await openTicket(tx, ctx, about);
  });
  return rating;
}
