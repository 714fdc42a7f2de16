import { beforeAll, describe, expect, it } from 'vitest';
import type { PackageDefinition } from '../../../contracts/packages.ts';
import { emptyHoldings, type Holdings, type Plan, type PlanAnswers } from '../../../contracts/plan.ts';
import { loadCalendar } from '../../platform/calendar/index.ts';
import { definitionsOfFile, shippedItems } from '../catalogue/index.ts';
import { checkPackage, plan, readPackages, shippedOverlays, shippedPackages } from './index.ts';
import { aDependency, aMaterial, anItem, aPackage, aQuestion } from './testing/build.ts';

const calendar = loadCalendar();
let shipped: PackageDefinition[];
const made = (
  definition: PackageDefinition,
  values: PlanAnswers['values'] = {},
  more: { leaveOut?: string[]; holdings?: Partial<Holdings>; on?: string } = {},
): Plan =>
  plan(
    definition,
    { on: more.on ?? '2026-11-23', values, leaveOut: more.leaveOut ?? [] },
    { ...emptyHoldings, ...more.holdings },
    calendar,
  );
const of = (id: string) => shipped.find((one) => one.id === id) as PackageDefinition;
const sources = ({ materials }: Plan) =>
  Object.fromEntries(materials.map(({ name, source }) => [name, source]));
const slot = ({ schedule }: Plan, key: string) => schedule.slots.find((one) => one.key === key);
const saving = ({ savings }: Plan, measure: string) => savings.find((one) => one.measure === measure);

beforeAll(() => {
  const items = definitionsOfFile(shippedItems());
  const read = readPackages(shippedPackages(), items, { overlays: shippedOverlays() });
  const ids = new Set(items.map(({ definition }) => definition.id));
  shipped = read.packages.map(({ definition }) => definition);
  for (const one of shipped) expect([one.id, checkPackage(one, ids).refusals]).toEqual([one.id, []]);
});

describe('开办餐饮店', () => {
  const answers = {
    subjectKind: 'individual-business',
    whichFood: 'food',
    publicGathering: true,
    fireByCommitment: true,
    takeSign: true,
    agentActs: false,
    outsideWarehouse: false,
    vendingMachines: false,
  };

  it('ends on the fourth working day, the items beside the longest keeping their own limits', () => {
    const planned = made(of('restaurant'), answers);
    expect(planned.complete).toBe(true);
    expect(planned.items.map(({ key }) => key)).toEqual(['licence-check', 'food', 'fire', 'sign']);
    expect(planned.schedule).toMatchObject({
      finish: '2026-11-27',
      workdays: 4,
      criticalPath: ['licence-check', 'food'],
    });
    expect(slot(planned, 'licence-check')).toMatchObject({ start: '2026-11-23', finish: '2026-11-24' });
    expect(slot(planned, 'food')).toMatchObject({ start: '2026-11-24', workdays: 3, critical: true });
    expect(slot(planned, 'fire')).toMatchObject({ finish: '2026-11-25', workdays: 1, critical: false });
  });

  it('asks for seven papers, and saves eighteen working days', () => {
    const planned = made(of('restaurant'), answers);
    const uploads = planned.materials.filter(({ source }) => source === 'upload');
    expect(uploads).toHaveLength(7);
    const premises = uploads.find(({ name }) => name === '场所合法使用证明');
    expect(premises?.usedBy.map(({ item }) => item)).toEqual(['food', 'fire']);
    expect(sources(planned)).toMatchObject({
      营业执照: 'network-check',
      食品经营许可申请书: 'system-form',
      消防安全承诺书: 'commitment',
    });
    expect(planned.notNeeded.map(({ name }) => name)).toContain('消防安全检查申报表');
    expect(saving(planned, 'days')).toMatchObject({ alone: 22, together: 4, saved: 18, basis: 'computed' });
    expect(saving(planned, 'forms')).toMatchObject({ alone: 4, together: 1 });
    expect(saving(planned, 'visits')).toMatchObject({
      alone: null,
      saved: null,
      basis: 'missing',
      missing: ['licence-check', 'fire', 'sign'],
    });
    expect(planned.combined).toMatchObject({ parts: ['food', 'fire', 'sign'], ready: '2026-11-27' });
  });

  it('changes at once with an answer', () => {
    const ordinary = made(of('restaurant'), { ...answers, fireByCommitment: false });
    expect(sources(ordinary)).toMatchObject({ 食品经营许可申请书: 'system-form' });
    expect(ordinary.materials.some(({ name }) => name === '消防安全承诺书')).toBe(false);
    const small = made(of('restaurant'), { ...answers, whichFood: 'small-food', publicGathering: false });
    expect(small.items.map(({ key }) => key)).toEqual(['licence-check', 'small-food', 'sign']);
    expect(small.skipped.find(({ key }) => key === 'food')?.rule.code).toBe('other-of-group');
    const open = made(of('restaurant'), {});
    expect(open.questions.map(({ question }) => question.id)).toEqual(
      expect.arrayContaining(['whichFood', 'publicGathering', 'takeSign']),
    );
    expect(open.questions.map(({ question }) => question.id)).not.toContain('fireByCommitment');
    const asked = made(of('restaurant'), { publicGathering: true }).questions;
    expect(asked.map(({ question }) => question.id)).toContain('fireByCommitment');
  });
});

describe('新生儿出生', () => {
  const answers = { motherInsured: true, takeGuide: false, parentsOfDifferentNations: false };

  it('feeds the birth certificate to three others, and the number of the child to two', () => {
    const planned = made(of('newborn'), answers);
    const certificate = planned.materials.filter(({ name }) => name === '出生医学证明');
    expect(certificate).toHaveLength(1);
    expect(certificate[0]).toMatchObject({ source: 'earlier-result', from: 'birth-cert' });
    expect(certificate[0]?.usedBy.map(({ item }) => item)).toEqual(['vaccine', 'hukou', 'maternity']);
    const number = planned.fields.find(({ field }) => field.name === 'babyIdNumber');
    expect(number).toMatchObject({ state: 'produced', usedBy: ['ss-card', 'medical'] });
    expect(planned.schedule).toMatchObject({ finish: '2026-11-30', workdays: 5 });
  });

  it('asks for what an item left out would have brought, and for nothing else', () => {
    const planned = made(of('newborn'), answers, { leaveOut: ['birth-cert', 'hukou'] });
    expect(sources(planned).出生医学证明).toBe('upload');
    expect(planned.fields.find(({ field }) => field.name === 'babyIdNumber')?.state).toBe('ask');
    const held = {
      licences: [{ typeId: 'birth-cert', holder: 'subject', number: 'YS-2', validUntil: null }],
    };
    const known = { babyIdNumber: { value: '演示', source: '户籍登记信息' } };
    const had = made(of('newborn'), answers, {
      leaveOut: ['birth-cert', 'hukou'],
      holdings: { ...held, data: known },
    });
    expect(sources(had).出生医学证明).toBe('held-licence');
    expect(had.fields.find(({ field }) => field.name === 'babyIdNumber')).toMatchObject({
      state: 'known',
      value: '演示',
    });
  });
});

describe('企业注销登记', () => {
  it('takes the tax clearance from the item before, and leaves the customs out where there is none', () => {
    const planned = made(of('ent-cancel'), { cancellationWay: 'simple', customsRegistered: false });
    expect(planned.materials.filter(({ name }) => name === '清税证明').map(({ source }) => source)).toEqual([
      'earlier-result',
    ]);
    expect(planned.lapsed.map(({ rule }) => rule.code)).toEqual(['lapsed-not-called-for']);
    const ordinary = made(of('ent-cancel'), { cancellationWay: 'ordinary', customsRegistered: true });
    expect(Object.keys(sources(ordinary))).toEqual(expect.arrayContaining(['注销决议', '清算报告']));
    expect(ordinary.edges.map(({ from, to }) => `${from}>${to}`)).toContain('customs>reg');
  });
});

describe('员工录用', () => {
  it('asks for the labour contract once', () => {
    const planned = made(of('hire'), { takeArchive: false, firstInsured: false });
    const contract = planned.materials.filter(({ name }) => name === '劳动合同');
    expect(contract.map(({ usedBy }) => usedBy.map(({ item }) => item))).toEqual([['job', 'labour']]);
    expect(planned.fields.filter(({ field }) => field.name === 'employeeName')).toHaveLength(1);
    expect(planned.schedule.criticalPath).toEqual(['labour', 'job', 'ss']);
  });
});

describe('dates', () => {
  const chain = aPackage({
    subItems: [anItem('a', { order: 1 }), anItem('b', { order: 2 })],
    dependencies: [aDependency('a', 'b')],
  });

  it('pass over the Spring Festival and its make-up workdays', () => {
    // 2026-02-14 is worked, 2026-02-15 to 23 are off.
    expect(made(chain, {}, { on: '2026-02-12' }).schedule).toMatchObject({
      finish: '2026-03-04',
      workdays: 10,
      official: true,
    });
  });

  it('say where the holidays are not announced yet, and where a limit is not stated', () => {
    expect(made(chain, {}, { on: '2026-12-28' }).schedule.official).toBe(false);
    const unknown = aPackage({ subItems: [anItem('a', { limit: null }), anItem('b')] });
    expect(made(unknown).schedule).toMatchObject({ complete: false, workdays: 5 });
    expect(saving(made(unknown), 'days')).toMatchObject({ alone: null, basis: 'missing', missing: ['a'] });
  });

  it('hold to 45 and 60 working days where two licences are handled jointly', () => {
    const licences = aPackage({
      subItems: [anItem('a', { itemType: 'licence' }), anItem('b', { itemType: 'licence' })],
    });
    expect(made(licences).schedule.jointLimit).toMatchObject({
      due: '2027-01-26',
      extendedDue: '2027-02-22',
    });
    expect(made(chain).schedule.jointLimit).toBeNull();
  });

  it('hand everything out at the end where the package issues together', () => {
    const together = made({ ...chain, issue: 'together' });
    expect(slot(together, 'a')).toMatchObject({ finish: '2026-11-30', handedOver: '2026-12-07' });
    expect(slot(made(chain), 'a')?.handedOver).toBe('2026-11-30');
  });
});

describe('papers', () => {
  const id = (parts = {}) => aMaterial('m1', '居民身份证', { licenceTypeId: 'resident-id', ...parts });

  it('come from a licence only while it is valid', () => {
    const definition = aPackage({ subItems: [anItem('a', { materials: [id()] })] });
    const held = (validUntil: string | null): Partial<Holdings> => ({
      licences: [{ typeId: 'resident-id', holder: 'subject', number: null, validUntil }],
    });
    expect(sources(made(definition, {}, { holdings: held('2026-11-23') })).居民身份证).toBe('held-licence');
    expect(sources(made(definition, {}, { holdings: held('2026-11-22') })).居民身份证).toBe('upload');
    expect(sources(made(definition, {}, { holdings: { shared: ['resident-id'] } })).居民身份证).toBe('share');
    const agent = aPackage({ subItems: [anItem('a', { materials: [id({ holder: 'agent' })] })] });
    expect(sources(made(agent, {}, { holdings: held(null) })).居民身份证).toBe('upload');
  });

  it('of three proofs are settled by one that is had, or by one that is uploaded anyway', () => {
    const proofs = ['住所证明', '就业证明', '就读证明'].map((name, at) =>
      aMaterial(`m${at + 1}`, name, { group: 'g' }),
    );
    const group = {
      materials: proofs,
      groups: [{ id: 'g', pick: 1, published: '住所、就业、就读证明三选一' }],
    };
    const alone = made(aPackage({ subItems: [anItem('a', group)] }));
    expect(alone.materials).toMatchObject([
      { name: '住所、就业、就读证明三选一', pick: 1, source: 'upload' },
    ]);
    expect(alone.materials[0]?.options).toHaveLength(3);
    const shared = made(
      aPackage({ subItems: [anItem('a', group)] }),
      {},
      { holdings: { shared: ['就业证明'] } },
    );
    expect(sources(shared)).toEqual({ 就业证明: 'share' });
    const other = anItem('b', { materials: [aMaterial('m1', '就读证明')] });
    const both = made(aPackage({ subItems: [anItem('a', group), other] }));
    expect(both.materials).toMatchObject([
      { name: '就读证明', source: 'upload', usedBy: [{ item: 'b' }, { item: 'a' }] },
    ]);
  });

  it('of the alternative that was not chosen are nobody’s to bring', () => {
    const [a, b] = ['甲许可证', '乙备案凭证'].map((name) => ({
      name,
      licenceTypeId: null,
      holder: 'subject',
    }));
    const chosen = { group: 'way', itemType: 'licence' as const };
    const definition = aPackage({
      questions: [
        aQuestion('whichWay', {
          kind: 'radio',
          about: 'choice',
          options: ['a', 'b'].map((value) => ({ value, label: `办${value}` })),
        }),
      ],
      itemGroups: [{ id: 'way', question: 'whichWay', required: true }],
      subItems: [
        anItem('a', { ...chosen, result: a ?? null }),
        anItem('b', { ...chosen, order: 1, result: b ?? null }),
        anItem('named', { order: 2 }),
        anItem('listed', {
          order: 3,
          materials: [aMaterial('m1', '甲许可证'), aMaterial('m2', '乙备案凭证')],
        }),
        anItem('only-a', { order: 4 }),
      ],
      dependencies: [
        ...['named', 'listed'].flatMap((to) => [
          aDependency('a', to, { kind: 'result-licence', needs: '甲许可证' }),
          aDependency('b', to, { kind: 'result-licence', needs: '乙备案凭证' }),
        ]),
        aDependency('a', 'only-a', { kind: 'result-licence', needs: '甲许可证' }),
      ],
    });
    expect(checkPackage(definition, new Set()).refusals).toEqual([]);
    const first = made(definition, { whichWay: 'a' });
    expect(sources(first)).toEqual({ 甲许可证: 'earlier-result' });
    expect(first.notNeeded.map(({ name, rule }) => [name, rule.code])).toEqual([
      ['乙备案凭证', 'option-had'],
    ]);
    expect(first.lapsed.map(({ rule }) => rule.code)).toEqual([
      'lapsed-brought-by-other',
      'lapsed-brought-by-other',
    ]);
    // 只有甲能给的，选了乙：有就交，不逼着交没有的。
    const other = made(definition, { whichWay: 'b' });
    expect(other.materials.map(({ name, source, need }) => [name, source, need])).toEqual([
      ['乙备案凭证', 'earlier-result', 'required'],
      ['甲许可证', 'upload', 'optional'],
    ]);
  });

  it('that serve two choices come first in both', () => {
    const of = (key: string, names: string[]) =>
      anItem(key, {
        materials: names.map((name, at) => aMaterial(`m${at + 1}`, name, { group: 'g' })),
        groups: [{ id: 'g', pick: 1, published: '二选一' }],
      });
    const planned = made(
      aPackage({ subItems: [of('a', ['房产证', '租赁合同']), of('b', ['居委会证明', '租赁合同'])] }),
    );
    expect(planned.materials.map(({ options }) => options.map(({ name, serves }) => [name, serves]))).toEqual(
      [
        [
          ['租赁合同', 2],
          ['房产证', 1],
        ],
        [
          ['租赁合同', 2],
          ['居委会证明', 1],
        ],
      ],
    );
    const settled = made(aPackage({ subItems: [of('a', ['房产证', '租赁合同']), of('b', ['租赁合同'])] }));
    expect(settled.materials).toMatchObject([{ name: '租赁合同', usedBy: [{ item: 'b' }, { item: 'a' }] }]);
  });

  it('wait for another item that first issues them, though no dependency says so', () => {
    const licence = { name: '营业执照', licenceTypeId: 'business-licence', holder: 'subject' };
    const definition = aPackage({
      subItems: [
        anItem('a', { materials: [aMaterial('m1', '营业执照', { licenceTypeId: 'business-licence' })] }),
        anItem('b', { result: licence }),
      ],
    });
    const planned = made(definition);
    expect(planned.edges).toMatchObject([{ from: 'b', to: 'a', rule: { code: 'produced-in-package' } }]);
    expect(planned.materials[0]).toMatchObject({ source: 'earlier-result', from: 'b' });
    const renewal = aPackage({
      subItems: [
        anItem('a', { materials: [id()] }),
        anItem('b', {
          materials: [id()],
          result: { name: '居民身份证', licenceTypeId: 'resident-id', holder: 'subject' },
        }),
      ],
    });
    expect(made(renewal).edges).toEqual([]);
    expect(made(renewal).materials).toMatchObject([{ source: 'upload' }]);
  });

  it('may be put off, or replaced by a commitment, only where all who need them agree', () => {
    const later = anItem('a', { materials: [aMaterial('m1', '章程', { necessity: 'deferrable' })] });
    const now = anItem('b', { materials: [aMaterial('m1', '章程')] });
    expect(sources(made(aPackage({ subItems: [later] }))).章程).toBe('deferrable');
    expect(sources(made(aPackage({ subItems: [later, now] }))).章程).toBe('upload');
    const committed = anItem('c', { materials: [aMaterial('m1', '章程', { commitment: true })] });
    expect(sources(made(aPackage({ subItems: [committed] }))).章程).toBe('commitment');
  });

  it('that officials decide on are never asked for, only taken', () => {
    const question = aQuestion('asked', { askedOf: 'staff' });
    const definition = aPackage({
      questions: [question],
      subItems: [anItem('a', { materials: [aMaterial('m1', '场所证明', { when: 'asked = true' })] })],
    });
    const planned = made(definition);
    expect(planned.questions).toEqual([]);
    expect(planned.materials).toMatchObject([{ need: 'optional', source: 'upload' }]);
  });
});

describe('fees', () => {
  it('are summed where they are fixed, and named where they are not', () => {
    const fee = { charged: true, fen: 1000, standard: '10 元/本', basis: null };
    const definition = aPackage({
      subItems: [
        anItem('a', { fee }),
        anItem('b', { fee: { ...fee, fen: null, standard: '按面积' } }),
        anItem('c'),
      ],
    });
    expect(made(definition).fees).toMatchObject({
      fen: 1000,
      complete: false,
      lines: [{ item: 'a' }, { item: 'b', standard: '按面积' }],
    });
  });
});
