import type { LimitUnit, Necessity } from '../../../../contracts/catalogue-codes.ts';
import type { FormField } from '../../../../contracts/forms.ts';
import type {
  Dependency,
  DependencyKind,
  MaterialWay,
  PackageDefinition,
  PackageMaterial,
  PackageQuestion,
  SubItem,
} from '../../../../contracts/packages.ts';
import type { Holdings, PlanAnswers } from '../../../../contracts/plan.ts';

/** A package made up from a seed: conditions, groups, all kinds of dependency, shared papers and fields. No cycles. */
export type RandomPackage = { definition: PackageDefinition; answers: PlanAnswers; holdings: Holdings };

const licenceTypes = ['business-licence', 'resident-id', 'birth-cert', 'household-register', 'marriage-cert'];
const paperNames = [
  '平面布置图',
  '场所使用证明',
  '承诺书',
  '委托书',
  '产检发票',
  '诊断证明',
  '章程',
  '照片',
  '劳动合同',
];

export function randomPackage(seed: number, size: number): RandomPackage {
  const random = generator(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const chance = (share: number) => random() < share;

  const questions = makeQuestions(random, pick, 3 + Math.floor(size / 4));
  const askable = questions.filter((one) => one.about !== 'choice');
  const condition = () => conditionOver(askable, pick, random);
  const fields = makeFields(20 + size);
  const items: SubItem[] = [];
  for (let at = 0; at < size; at += 1) items.push(makeItem(at, { random, pick, chance, condition, fields }));

  const itemGroups = makeGroups(items, questions, random);
  const dependencies = makeDependencies(items, pick, random);
  const definition: PackageDefinition = {
    id: `random-${seed}`,
    version: 1,
    code: null,
    name: `一件事（演示）${seed}`,
    subjectKinds: ['person'],
    subjectPublished: null,
    lead: null,
    cooperating: [],
    joint: true,
    issue: chance(0.5) ? 'together' : 'as-ready',
    promise: chance(0.6)
      ? { value: 1 + Math.floor(random() * 20), unit: pick(['workday', 'day']), unitBasis: 'stated' }
      : null,
    questions,
    itemGroups,
    subItems: items,
    dependencies,
    materials: chance(0.3) ? [makeMaterial('p1', { random, pick, chance, condition })] : [],
    combined: null,
    visits: null,
    baseline: {},
    rules: [],
    batch: null,
    source: null,
    confidence: null,
  };
  return {
    definition,
    answers: makeAnswers(definition, random, pick),
    holdings: makeHoldings(definition, random, pick),
  };
}

type Tools = {
  random: () => number;
  pick: <T>(from: readonly T[]) => T;
  chance: (share: number) => boolean;
  condition: () => string;
};

function makeItem(at: number, tools: Tools & { fields: readonly FormField[] }): SubItem {
  const { random, pick, chance, condition, fields } = tools;
  const key = `i${at}`;
  const optional = chance(0.3);
  const grouped = chance(0.15);
  const names = Array.from({ length: 1 + Math.floor(random() * 5) }, (_, n) => `m${n + 1}`);
  const materials = names.map((id) => makeMaterial(id, tools));
  if (grouped) for (const material of materials.slice(0, 3)) material.group = 'g1';
  const own = fields.filter(() => chance(4 / fields.length));
  const units: LimitUnit[] = ['workday', 'workday', 'workday', 'day', 'hour', 'on-the-spot', 'month'];
  return {
    key,
    order: at,
    name: `事项${at}`,
    department: `部门${at % 5}`,
    item: null,
    itemType: chance(0.3) ? 'licence' : null,
    limit: chance(0.9) ? { value: Math.ceil(random() * 10), unit: pick(units), unitBasis: 'stated' } : null,
    inPackageLimit: null,
    limitVariants: chance(0.1)
      ? [{ when: condition(), limit: { value: 1, unit: 'workday', unitBasis: 'stated' } }]
      : [],
    result: chance(0.6)
      ? { name: `证${at}`, licenceTypeId: chance(0.15) ? pick(licenceTypes) : null, holder: 'subject' }
      : null,
    creates: chance(0.15) ? [pick(fields).name] : [],
    optional,
    when: optional || chance(0.3) ? condition() : null,
    group: null,
    form: chance(0.85) ? [{ id: pick(['a', 'b']), title: '表', fields: own }] : null,
    materials: chance(0.9) ? materials : null,
    groups: grouped ? [{ id: 'g1', pick: 1, published: '几样选一样' }] : [],
    visits: chance(0.9) ? Math.floor(random() * 3) : null,
    fee: {
      charged: chance(0.8) ? chance(0.3) : null,
      fen: chance(0.7) ? 1000 : null,
      standard: null,
      basis: null,
    },
    notes: [],
  };
}

function makeMaterial(id: string, { pick, chance, condition }: Tools): PackageMaterial {
  const licenceTypeId = chance(0.4) ? pick(licenceTypes) : null;
  const necessities: Necessity[] = ['required', 'required', 'required', 'optional', 'deferrable'];
  const form = !licenceTypeId && chance(0.2);
  return {
    id,
    name: licenceTypeId ? `${licenceTypeId}${pick(['', '（副本）'])}` : form ? '申请表' : pick(paperNames),
    necessity: pick(necessities),
    submitter: chance(0.95) ? 'applicant' : 'staff',
    role: form ? 'application-form' : 'other',
    when: chance(0.25) ? condition() : null,
    group: null,
    licenceTypeId,
    holder: chance(0.9) ? 'subject' : 'agent',
    standardCode: null,
    same: null,
    exempt: chance(0.05) ? pick(['network-check', 'held-licence', 'system-form'] as const) : null,
    exemptPublished: null,
    commitment: chance(0.15),
    ways: chance(0.05) ? (['upload', 'share'] satisfies MaterialWay[]) : null,
    originalOrCopy: null,
    medium: null,
    copies: null,
    instructions: null,
    sampleForm: null,
    notes: [],
    assumed: false,
  };
}

function makeQuestions(random: () => number, pick: Tools['pick'], count: number): PackageQuestion[] {
  const questions: PackageQuestion[] = [];
  for (let at = 0; at < count; at += 1) {
    const kind = at === 0 ? 'boolean' : pick(['boolean', 'radio', 'number'] as const);
    const before = questions.filter((one) => one.kind === 'boolean');
    questions.push({
      id: `q${at}`,
      order: at,
      text: `问题${at}？`,
      hint: null,
      kind,
      options:
        kind === 'radio'
          ? [
              { value: 'x', label: '甲' },
              { value: 'y', label: '乙' },
            ]
          : [],
      unit: kind === 'number' ? '平方米' : null,
      when: before.length > 0 && random() < 0.3 ? `${pick(before).id} = true` : null,
      about: random() < 0.2 ? 'wish' : 'circumstances',
      askedOf: random() < 0.05 ? 'staff' : 'applicant',
      published: [],
      derived: false,
    });
  }
  return questions;
}

function conditionOver(
  questions: readonly PackageQuestion[],
  pick: Tools['pick'],
  random: () => number,
): string {
  const atom = (): string => {
    const { id, kind } = pick(questions);
    if (kind === 'boolean') return `${id} = ${random() < 0.7}`;
    return kind === 'radio' ? `${id} = "${pick(['x', 'y'])}"` : `${id} >= ${25 * Math.floor(random() * 4)}`;
  };
  if (random() < 0.6) return atom();
  return `${atom()} ${pick(['and', 'or'])} ${atom()}`;
}

function makeGroups(
  items: SubItem[],
  questions: PackageQuestion[],
  random: () => number,
): PackageDefinition['itemGroups'] {
  const groups: PackageDefinition['itemGroups'] = [];
  for (let at = 0; at + 2 < items.length; at += 1 + Math.floor(random() * 30)) {
    const members = items.slice(at, at + 2 + Math.floor(random() * 2)).filter((item) => !item.group);
    if (members.length < 2 || random() < 0.5) continue;
    const id = `group${at}`;
    for (const item of members) item.group = id;
    questions.push({
      id: `${id}Choice`,
      order: 1000 + at,
      text: '办哪一种？',
      hint: null,
      kind: 'radio',
      options: members.map((item) => ({ value: item.key, label: item.name })),
      unit: null,
      when: null,
      about: 'choice',
      askedOf: 'applicant',
      published: [],
      derived: true,
    });
    groups.push({ id, question: `${id}Choice`, required: true });
  }
  return groups;
}

/** From an item to a later one only: no circle. */
function makeDependencies(
  items: readonly SubItem[],
  pick: Tools['pick'],
  random: () => number,
): Dependency[] {
  const kinds: DependencyKind[] = ['result-licence', 'held-licence', 'data', 'state'];
  const made = new Map<string, Dependency>();
  for (let n = 0; n < items.length * 1.2 && items.length > 1; n += 1) {
    const to = 1 + Math.floor(random() * (items.length - 1));
    const from = items[Math.floor(random() * to)] as SubItem;
    const later = items[to] as SubItem;
    const kind = pick(kinds.filter((one) => one !== 'result-licence' || from.result));
    made.set(`${from.key}>${later.key}`, {
      from: from.key,
      to: later.key,
      kind,
      needs: kind === 'result-licence' ? (from.result?.name ?? '') : `${from.name}的结果`,
      licenceTypeId: null,
      fields: [],
      hard: random() < 0.8,
      confidence: null,
    });
  }
  return [...made.values()];
}

function makeFields(count: number): FormField[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `f${at}`,
    label: `栏目${at}`,
    kind: 'text' as const,
    required: at % 3 > 0,
    personal: false,
    ...(at % 5 === 0 ? { when: 'q0 = true' } : {}),
  }));
}

function makeAnswers(definition: PackageDefinition, random: () => number, pick: Tools['pick']): PlanAnswers {
  const values: PlanAnswers['values'] = {};
  for (const { id, kind, options } of definition.questions) {
    if (random() < 0.2) continue;
    values[id] =
      kind === 'boolean'
        ? random() < 0.6
        : kind === 'number'
          ? Math.floor(random() * 100)
          : pick(options).value;
  }
  const leaveOut = definition.subItems.filter(() => random() < 0.1).map((item) => item.key);
  return { on: pick(['2026-11-23', '2026-09-19', '2026-12-31', '2026-02-13']), values, leaveOut };
}

function makeHoldings(definition: PackageDefinition, random: () => number, pick: Tools['pick']): Holdings {
  const some = <T>(all: readonly T[], share: number) => all.filter(() => random() < share);
  return {
    licences: some(licenceTypes, 0.3).map((typeId) => ({
      typeId,
      holder: 'subject',
      number: 'YS-1',
      validUntil: pick([null, '2026-01-01', '2030-01-01']),
    })),
    shared: some([...licenceTypes, ...paperNames], 0.1),
    checked: some([...licenceTypes, ...paperNames], 0.1),
    states: some(
      definition.dependencies.map((one) => one.needs),
      0.05,
    ),
    data: Object.fromEntries(
      some(
        Array.from({ length: 20 }, (_, at) => `f${at}`),
        0.2,
      ).map((name) => [name, { value: '演示', source: '登记信息' }]),
    ),
  };
}

/** mulberry32: small, fast, the same everywhere. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
