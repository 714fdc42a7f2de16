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

/**
 * The occasion this rating would be: 1 first, 2 the one follow-up (standards: 追加评价只允许一次).
 * A case can be rated once it is finished (一事一评, 国办发〔2019〕51号). Throws `not-allowed-now` or `already-rated`.
 */
export function nextOccasion(rated: RatedCase): 1 | 2 {
  if (rated.state !== 'finished') throw new AppError('not-allowed-now', { reason: 'not-finished' });
  if (rated.ratings >= 2) throw new AppError('already-rated');
  return rated.ratings === 0 ? 1 : 2;
}

/** Only labels of the chosen level count; labels of another level were ticked before the level was changed. */
export function tagsOf(input: RatingInput): string[] {
  const known = ratingTags[input.level as RatingLevel];
  return input.tags.filter((tag) => tag in known);
}
