import { expect, test } from 'vitest';
import { ratingLevels, ratingTags } from '../../../contracts/ratings.ts';
import { nextOccasion, tagsOf } from './rating.ts';

test('what is over takes one rating and one follow-up', () => {
  expect(nextOccasion({ ended: true, ratings: 0 })).toBe(1);
  expect(nextOccasion({ ended: true, ratings: 1 })).toBe(2);
  expect(() => nextOccasion({ ended: true, ratings: 2 })).toThrow('already-rated');
});

test('what still goes on cannot be rated', () => {
  expect(() => nextOccasion({ ended: false, ratings: 0 })).toThrow('not-allowed-now');
});

test('labels of another level are dropped, whatever a page sends', () => {
  expect(tagsOf({ level: 5, tags: ['510', '108', '999'], say: '', named: false })).toEqual(['510']);
});

test('every level has eight labels whose first digit is the level', () => {
  for (const level of ratingLevels) {
    const codes = Object.keys(ratingTags[level]);
    expect(codes).toHaveLength(8);
    expect(codes.every((code) => code.startsWith(String(level)))).toBe(true);
  }
});
