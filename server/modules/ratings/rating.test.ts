import { expect, test } from 'vitest';
import { ratingLevels, ratingTags } from '../../../contracts/ratings.ts';
import { nextOccasion, tagsOf } from './rating.ts';

const finished = {
  divisionCode: '513424',
  caseId: 'c',
  state: 'finished',
  organisationId: 'o',
  itemCode: 'i',
  itemName: '事项',
};

test('a finished case takes one rating and one follow-up', () => {
  expect(nextOccasion({ ...finished, ratings: 0 })).toBe(1);
  expect(nextOccasion({ ...finished, ratings: 1 })).toBe(2);
  expect(() => nextOccasion({ ...finished, ratings: 2 })).toThrow('already-rated');
});

test('a case that is not finished cannot be rated', () => {
  for (const state of ['received', 'accepted', 'decided']) {
    expect(() => nextOccasion({ ...finished, state, ratings: 0 })).toThrow('not-allowed-now');
  }
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
