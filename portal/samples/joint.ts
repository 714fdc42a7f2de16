import type { JointPart, JointRow, JointView } from '../../contracts/joint.ts';
import type { JointCorrectionProps, JointProgressProps } from '../pages/joint-props.ts';

const at = '2026-11-23T01:00:00.000Z';
const bare: JointPart = {
  key: 'licence-check',
  name: '营业执照信息核验',
  organisationName: '德昌县市场监督管理局（演示）',
  state: 'granted',
  caseId: 'c-1',
  caseNumber: '513424-20261123-000001',
  caseState: 'finished',
  clock: null,
  start: '2026-11-23',
  finish: '2026-11-24',
  planned: { start: '2026-11-23', finish: '2026-11-24' },
  critical: true,
  waits: [],
  corrections: [],
  opinion: null,
  decision: { decision: 'grant', reason: '登记信息一致' },
  result: { name: '营业执照信息核验', number: '决字〔2026〕000001号' },
  delivered: true,
  delivering: false,
  gives: [],
  older: [],
  problem: null,
};
const waiting = {
  state: 'waiting',
  caseId: null,
  caseNumber: null,
  caseState: null,
  result: null,
  decision: null,
} as const;

const joint: JointView = {
  id: 'j-1',
  number: 'L513424-20261123-000001',
  divisionCode: '513424',
  packageId: 'restaurant',
  name: '开办餐饮店',
  state: 'running',
  version: 5,
  applicantName: '德昌县小满家常菜馆（演示）',
  leadName: '德昌县市场监督管理局（演示）',
  issue: 'as-ready',
  submittedAt: at,
  acceptedAt: at,
  finishedAt: null,
  promiseDue: '2026-11-27',
  jointDue: '2027-01-26',
  extended: false,
  clock: null,
  expected: '2026-11-27',
  visits: [
    {
      id: 'v-1',
      on: '2026-11-25',
      time: '09:30',
      place: '德州街道演示路 12 号',
      parts: ['food'],
      inspectors: [{ part: 'food', organisation: '德昌县市场监督管理局（演示）', name: '张三' }],
      state: 'called',
      found: null,
      passed: null,
    },
  ],
  parts: [
    bare,
    {
      ...bare,
      key: 'food',
      name: '食品经营许可证新办',
      state: 'running',
      caseState: 'accepted',
      older: [{ label: '门店招牌名称', by: '户外招牌设施规范管理' }],
      start: '2026-11-24',
      finish: '2026-11-27',
      result: null,
      decision: null,
      delivered: false,
    },
    {
      ...bare,
      ...waiting,
      key: 'fire',
      name: '公众聚集场所投入使用、营业前消防安全检查',
      start: '2026-11-24',
      finish: '2026-11-25',
      delivered: false,
      waits: [{ from: 'licence-check', name: '营业执照信息核验', needs: '营业执照' }],
    },
    {
      ...bare,
      key: 'sign',
      name: '户外招牌设施规范管理',
      state: 'refused',
      decision: { decision: 'refuse', reason: '尺寸超过规定' },
      result: null,
      delivered: false,
    },
  ],
  edges: [
    { from: 'licence-check', to: 'food', kind: 'held-licence', needs: '营业执照', hard: true },
    { from: 'licence-check', to: 'fire', kind: 'held-licence', needs: '营业执照', hard: true },
  ],
  papers: [],
  timeline: [{ seq: 1, kind: 'submitted', at, plain: '一次提交，全部受理部门收到' }],
  actions: [{ command: 'withdraw', needs: [] }],
};

/** A joint case with one part of each kind; `mending`: a department asked for a correction. */
export function jointSample(mending = false): Omit<JointProgressProps, 'frame'> {
  const corrections = [{ kind: 'material' as const, ref: 'm4', say: '平面图没有标出口' }];
  const parts = joint.parts.map((part) =>
    mending && part.key === 'food' ? { ...part, caseState: 'correction-requested', corrections } : part,
  );
  return {
    since: 'sample.0',
    joint: { ...joint, parts, state: mending ? 'lead-decides' : 'running' },
    rating: 'closed',
    problem: null,
  };
}

export function jointMendSample(): Omit<JointCorrectionProps, 'frame'> {
  const said = [
    { organisation: '德昌县市场监督管理局（演示）', say: '平面图没有标出口' },
    { organisation: '德昌县消防救援大队（演示）', say: '平面图没有标出口' },
  ];
  return {
    jointId: 'j-1',
    number: joint.number,
    name: joint.name,
    points: [
      {
        id: 'p1',
        kind: 'material',
        label: '平面布置图',
        field: null,
        said,
        files: ['平面图.pdf'],
        later: [],
        begun: ['户外招牌设施规范管理'],
      },
      {
        id: 'shopSign',
        kind: 'field',
        label: '门店招牌名称',
        field: { name: 'shopSign', label: '门店招牌名称', kind: 'text', required: true, personal: false },
        said: said.slice(0, 1),
        files: [],
        later: ['公众聚集场所投入使用、营业前消防安全检查'],
        begun: [],
      },
    ],
    answers: { shopSign: '小满家常菜' },
    returned: {
      typed: {},
      problems: [{ field: 'shopSign', code: 'required', params: { label: '门店招牌名称' } }],
    },
    choices: {},
    problem: null,
  };
}

export const jointRow: JointRow = {
  id: joint.id,
  number: joint.number,
  name: joint.name,
  state: joint.state,
  applicantName: joint.applicantName,
  leadName: joint.leadName,
  submittedAt: at,
  due: joint.promiseDue,
  parts: 4,
  ended: 2,
  mending: 1,
};
