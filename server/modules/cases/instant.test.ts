import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InstantRule } from '../../../contracts/instant.ts';
import { judge } from '../../../contracts/instant-judge.ts';
import type { InstantFacts } from './instant.ts';

const facts: InstantFacts = {
  heldLicences: ['id-card'],
  uploadedMaterials: 0,
  committedMaterials: 0,
  deferredMaterials: 0,
  realNameLevel: 3,
  underMandate: false,
  today: '2026-11-23',
};
const rule: InstantRule = {
  id: 'clear',
  version: 4,
  reason: '条件都已核对。',
  conditions: [
    { id: 'known', say: '本人已当面核对', feel: 'realNameLevel >= 3 and not(underMandate)' },
    { id: 'no-files', say: '没有要人看的材料', feel: 'uploadedMaterials = 0' },
    { id: 'small', say: '不超过 6 人', feel: 'staffCount <= 6' },
    { id: 'card', say: '有身份证', feel: 'list contains(heldLicences, "id-card")' },
  ],
};

test('all conditions met: granted, and only what was looked at is kept', () => {
  const answers = { staffCount: 6, contactPhone: '13800000001' };
  expect(judge(rule, answers, facts)).toEqual({
    unmet: [],
    inputs: {
      realNameLevel: 3,
      underMandate: false,
      uploadedMaterials: 0,
      staffCount: 6,
      heldLicences: ['id-card'],
    },
  });
});

test('what is not met, not answered or cannot be read goes to people, and is named', () => {
  expect(judge(rule, { staffCount: 7 }, facts).unmet).toEqual(['small']);
  expect(judge(rule, {}, { ...facts, uploadedMaterials: 2 }).unmet).toEqual(['no-files', 'small']);
  const odd = { ...rule, conditions: [{ id: 'odd', say: '', feel: 'staffCount >' }] };
  expect(judge(odd, { staffCount: 1 }, facts).unmet).toEqual(['odd']);
});

test('the inputs that were kept give the same result again, whatever the answers', () => {
  const value = fc.oneof(
    fc.integer({ min: -5, max: 10 }),
    fc.boolean(),
    fc.string(),
    fc.constant(null),
    fc.array(fc.string()),
  );
  fc.assert(
    fc.property(fc.record({ staffCount: value, other: value }), value, (answers, level) => {
      const first = judge(rule, answers, { ...facts, realNameLevel: level });
      const again = judge(rule, first.inputs as never, first.inputs as never);
      expect(again).toEqual(first);
    }),
  );
});
