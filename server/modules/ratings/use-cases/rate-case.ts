import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { Rating, RatingChannel, RatingInput, RatingLevel } from '../../../../contracts/ratings.ts';
import type { Context } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { nextOccasion, type RatedCase, tagsOf } from '../rating.ts';
import { insertRating, ratingsOf } from '../store.ts';

/**
 * The applicant rates a finished case; the caller has proved that the case is hers. Nobody else can rate: there is no
 * default rating and no rating by staff. Throws `not-allowed-now`, `already-rated`.
 */
export async function rateCase(
  ctx: Pick<Context, 'db' | 'keyring' | 'clock'>,
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
  if (!(await insertRating(ctx.db, ctx.keyring, row))) throw new AppError('already-rated');
  return rating;
}
