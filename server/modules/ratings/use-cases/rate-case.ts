import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { Rating, RatingChannel, RatingInput } from '../../../../contracts/ratings.ts';
import { caseParties } from '../../cases/index.ts';
import type { RatingsContext } from '../context.ts';
import type { RatedCase, RatedFrom, RatedSubject } from '../rating.ts';
import { rate } from './rate.ts';

/** The applicant rates a finished case of hers; the caller has proved that it is. Throws `not-allowed-now`, `already-rated`. */
export async function rateCase(
  ctx: RatingsContext,
  actor: ApplicantActor,
  rated: Omit<RatedCase, 'ratings'>,
  input: RatingInput,
  channel: RatingChannel,
  from: RatedFrom | null = null,
): Promise<Rating> {
  const { caseId, state, ...place } = rated;
  const parties = await caseParties(ctx.db, rated.divisionCode, caseId);
  const subject: RatedSubject = {
    ...place,
    about: 'case',
    id: caseId,
    ended: state === 'finished',
    windowId: null,
    officers: parties?.officers ?? [],
    desk: null,
  };
  return rate(ctx, subject, { accountId: actor.accountId, contact: null }, input, channel, from);
}
