import { expect, test } from 'vitest';
import type { InstantRule } from '../../../../contracts/instant.ts';
import { defineItem } from '../definitions.ts';
import type { RawItem } from '../items-file.ts';
import { checkConsistency } from './consistency.ts';
import { checkInstant } from './instant.ts';

const rule = (feel: string): InstantRule => ({
  id: 'clear-cases',
  version: 1,
  reason: '条件都已核对。',
  conditions: [{ id: 'one', say: '联系人有手机号', feel }],
});
const raw = (more: Partial<RawItem>): RawItem => ({
  id: 'T-1',
  name: '测试登记',
  itemType: '行政确认',
  ...more,
});
const codes = (more: Partial<RawItem>) => {
  const { definition, form } = defineItem(raw(more), 'confirmation');
  return checkInstant(definition, form).map((found) => found.code);
};

test('a rule over fields of the form and known facts may be published', () => {
  expect(codes({ instant: rule('realNameLevel >= 3 and uploadedMaterials = 0') })).toEqual([]);
  expect(codes({ instant: rule('contactPhone != null and list contains(heldLicences, "id-card")') })).toEqual(
    [],
  );
  expect(codes({})).toEqual([]);
});

test('what cannot be read, says nothing, or names what nobody answers is held back', () => {
  expect(codes({ instant: rule('realNameLevel >=') })).toEqual(['instant-unreadable']);
  expect(codes({ instant: rule('true') })).toEqual(['instant-unreadable']);
  expect(codes({ instant: rule('creditScore > 600') })).toEqual(['instant-unknown-name']);
});

test('what people must look into is not decided by itself', () => {
  const specialProcedures = [{ name: '现场勘查', days: 5 }];
  expect(codes({ instant: rule('realNameLevel >= 3'), specialProcedures })).toEqual(['instant-needs-people']);
});

test('the period of a deferral: of the material, of the item, or from a sentence of the source', () => {
  const materials = [{ name: '检测报告', necessity: '容缺后补' }];
  const said = defineItem(
    raw({ materials, rules: ['容缺补交期限5个工作日（少见的明写期限的例子）'] }),
    'licence',
  ).definition;
  expect(said.deferral).toEqual({ value: 5, unit: 'workday', unitBasis: 'stated' });
  expect(checkConsistency(said).map((one) => one.code)).not.toContain('deferral-without-limit');
  const silent = defineItem(raw({ materials }), 'licence').definition;
  expect(checkConsistency(silent).map((one) => one.code)).toContain('deferral-without-limit');
  const own = defineItem(
    raw({ materials: [{ ...materials[0]!, deferral: { value: 10, unit: '工作日' }, committable: true }] }),
    'licence',
  ).definition;
  expect(own.materials?.[0]).toMatchObject({ committable: true, deferral: { value: 10, unit: 'workday' } });
});
