import { type RatingInput, type RatingLevel, ratingTags } from '../../../contracts/ratings.ts';
import { AppError } from '../../platform/errors.ts';

/** What is known of the case to be rated. */
export type RatedCase = {
  divisionCode: string;
  caseId: string;
  state: string;
  organisationId: string;
  itemCode: string;
  itemName: string;
  /** Ratings so far, 0 to 2. */
  ratings: number;
};

/** What is rated: a finished case, or what a clerk did at a window (一次一评, 一事一评). */
export type RatedSubject = Omit<RatedCase, 'caseId' | 'state' | 'ratings'> & {
  about: 'case' | 'service';
  id: string;
  /** Over, and may be rated. */
  ended: boolean;
  windowId: string | null;
  /** Who worked on it. */
  officers: readonly string[];
  /** The clerk's desk at a window, as blind indexes; when she asked; to which phone a link went. */
  desk: { browser: string; network: string; askedAt: Date | null; phone: string | null } | null;
};

/** Who rates: an account, or somebody without one who may leave a name and a phone to be answered at. */
export type Rater = { accountId: string | null; contact: RaterContact | null };
export type RaterContact = { name: string; phone: string };

/** Where a rating comes from: told only to the rules about suspicion, and kept as blind indexes at most. */
export type RatedFrom = { address: string; agent: string; staffSession: boolean };

/**
 * The occasion this rating would be: 1 first, 2 the one follow-up (standards: 追加评价只允许一次).
 * A case can be rated once it is finished, a service once it has ended (国办发〔2019〕51号).
 * Throws `not-allowed-now` or `already-rated`.
 */
export function nextOccasion({ ended, ratings }: { ended: boolean; ratings: number }): 1 | 2 {
  if (!ended) throw new AppError('not-allowed-now', { reason: 'not-finished' });
  if (ratings >= 2) throw new AppError('already-rated');
  return ratings === 0 ? 1 : 2;
}

/** Only labels of the chosen level count; labels of another level were ticked before the level was changed. */
export function tagsOf(input: RatingInput): string[] {
  const known = ratingTags[input.level as RatingLevel];
  return input.tags.filter((tag) => tag in known);
}
