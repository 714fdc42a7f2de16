import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../../../contracts/finding-codes.ts';
import type { RawItem } from '../items-file.ts';
import { checkConsistency } from './consistency.ts';
import { exampleItem } from './example.ts';

const limit = (value: number, unit = '工作日') => ({ value, unit });
const codes = (more: Partial<RawItem>) => checkConsistency(exampleItem(more)).map((one) => one.code);

describe('an item that agrees with itself', () => {
  it('has no findings', () => expect(checkConsistency(exampleItem())).toEqual([]));
  it('is not faulted for what is missing', () => {
    const bare = exampleItem({
      minVisits: undefined as never,
      handleKind: undefined as never,
      promised: undefined as never,
    });
    expect(checkConsistency(bare)).toEqual([]);
  });
});

describe('contradictions', () => {
  it.each<[code: string, more: Partial<RawItem>]>([
    ['visit-reason-required', { minVisits: 1 }],
    ['visit-reason-required', { minVisits: 1, visitReason: '无' }],
    ['visit-reason-not-none', { visitReason: '要采指纹' }],
    ['no-visit-needs-courier', { online: false, channels: '1' }],
    ['depth-needs-no-visit', { minVisits: 1, visitReason: '面签', onlineDepth: '3^4^5' }],
    ['no-visit-but-presence', { steps: ['申请', '受理并登记指纹'] }],
    ['instant-kind-mismatch', { promised: limit(1) }],
    ['instant-kind-mismatch', { promised: limit(24, '小时') }],
    ['instant-kind-mismatch', { promised: limit(0, '当场') }],
    ['instant-kind-mismatch', { handleKind: '即办件' }],
    ['on-the-spot-mismatch', { rules: ['签承诺书当场办理'] }],
    ['promise-over-law', { promised: limit(21) }],
    ['promise-over-law', { promised: limit(30), statutory: limit(30, '自然日') }],
    ['promise-over-default', { promised: limit(21), statutory: undefined as never }],
    ['limit-beyond-reach', { statutory: limit(100_000) }],
    ['limit-beyond-reach', { deliverWithin: limit(21, '年') }],
    ['limit-beyond-reach', { specialProcedures: [{ name: '听证', days: 90_000, unit: '自然日' }] }],
    ['limits-not-comparable', { promised: limit(15), statutory: limit(60, '自然日') }],
    ['phones-equal', { consultation: '12345', complaint: '12345' }],
    ['result-kind-by-name', { result: { name: '取水许可申请批复', kind: '出证办结' } }],
    ['result-kind-by-name', { result: { name: '登记通知书', kind: '证照' } }],
    ['implementation-code-wrong', { implementationCode: '1144010000748257XX3440118009000' }],
    ['base-code-form', { baseCode: '00013102400' }],
    ['base-code-type', { baseCode: '000731024000' }],
    ['not-on-request', { itemType: '行政处罚', baseCode: '000231024000' }],
  ])('%s: %j', (code, more) => expect(codes(more)).toEqual([code]));

  it.each<[about: string, more: Partial<RawItem>]>([
    ['a visit with its reason', { minVisits: 1, visitReason: '要采指纹' }],
    ['a visit whose reason a rule tells', { minVisits: 1, rules: ['须双方共同到场'] }],
    ['no visit, by courier', { online: false, channels: '窗口办理^快递申请' }],
    ['instant and one workday', { promised: limit(1), handleKind: '即办件' }],
    ['on the spot, otherwise in three days', { rules: ['材料齐全当场登记；不能当场的3个工作日'] }],
    [
      'on the spot, where the limit says so',
      { promised: limit(0, '当场'), handleKind: '即办件', rules: ['当场办结'] },
    ],
    ['locally set codes', { baseCode: '432017A05W00', itemType: '公共服务' }],
    ['a proof is a paper, not a licence', { result: { name: '公章刻制备案证明', kind: '出文办结' } }],
  ])('agrees: %s', (_about, more) => expect(codes(more)).toEqual([]));

  it('carry the severity of their code', () => {
    for (const found of checkConsistency(exampleItem({ minVisits: 2, promised: limit(30) }))) {
      expect(found.severity).toBe(findingCodes[found.code]);
    }
  });
});
