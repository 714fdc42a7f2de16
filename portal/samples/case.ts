import type { CaseRow, ClockView, DocumentView, TimelineEntry } from '../../contracts/cases.ts';
import type { Asking, ProgressProps } from '../pages/props.ts';
import { foodLicence } from './catalogue.ts';
import { sampleFrame, signedIn } from './frame.ts';

export const clock: ClockView = {
  kind: 'decision',
  light: 'ok',
  due: '2026-12-01',
  dueInstant: '2026-12-01T16:00:00.000Z',
  unit: 'workday',
  limit: 10,
  used: 4,
  remaining: 6,
  official: true,
  stopped: null,
  extended: null,
};

export const row: CaseRow = {
  id: 'c-1',
  number: '513424-20261116-000731-4',
  divisionCode: '513424',
  divisionName: '德昌县',
  itemCode: foodLicence,
  itemName: '《食品经营许可证》新办',
  applicantName: '德昌县小满家常菜馆（演示）',
  organisationName: '德昌县市场监督管理局（演示）',
  state: 'accepted',
  version: 4,
  handler: { id: 'st-1', name: '吉克阿依' },
  submittedAt: '2026-11-16T12:14:00.000Z',
  clock,
};

export const documents: DocumentView[] = [
  {
    id: 'd-1',
    kind: 'acceptance-notice',
    number: '川食药受〔2026〕731号（演示）',
    title: '受理通知书',
    at: '2026-11-17T01:32:00.000Z',
    size: 88_064,
  },
];

const entry = (
  seq: number,
  kind: string,
  at: string,
  actor: string,
  plain: string,
  legal: string,
): TimelineEntry => ({
  seq,
  kind,
  at,
  actor,
  onBehalfOf: seq === 1 ? '德昌县小满家常菜馆（演示）' : null,
  plain,
  legal,
  hash: `${seq}f3a9c0d`.repeat(8).slice(0, 64),
});

export const timeline: TimelineEntry[] = [
  entry(1, 'submitted', '2026-11-16T12:14:00.000Z', '周小满', '您在网上提交', '申请（行政许可法第二十九条）'),
  entry(2, 'taken', '2026-11-17T01:20:00.000Z', '吉克阿依', '综合窗口接手', '收件'),
  entry(
    3,
    'accepted',
    '2026-11-17T01:32:00.000Z',
    '吉克阿依',
    '综合窗口受理',
    '受理（行政许可法第三十二条）',
  ),
];

export const askingSample: Asking = {
  step: '听证',
  until: '2026-11-30',
  state: 'open',
  askedAt: null,
  reason: '排烟口离住户五米，与邻居有重大利益关系。',
};

export function progressSample(
  more: Partial<CaseRow> = {},
  rest: Partial<ProgressProps> = {},
): ProgressProps {
  return {
    frame: signedIn(sampleFrame({ path: '/cases/c-1' })),
    since: 'sample.0',
    row: { ...row, ...more },
    corrections: [],
    documents,
    signedPapers: [
      {
        act: 'submit',
        mark: null,
        at: '2026-11-16T06:50:00.000Z',
        by: '周小满',
        clerk: '李华',
        files: [{ id: 'f-signed', name: '签名的申请书.pdf', size: 245_760 }],
      },
    ],
    timeline,
    decision: null,
    phone: '12345',
    route: null,
    rating: 'none',
    competent: null,
    remedies: null,
    handing: {
      entrusted: { accepts: null, prints: null },
      issued: null,
      delivered: null,
      collected: null,
    },
    later: {
      commitment: {
        materials: ['食品安全规章制度目录清单'],
        signedName: '周小满',
        at: '2026-11-16T06:40:00.000Z',
      },
      deferrals: [
        {
          id: 'm5',
          name: '检测报告',
          limit: { value: 5, unit: 'workday' },
          due: '2026-11-30',
          suppliedAt: null,
          breachedAt: null,
        },
      ],
      breaches: [],
    },
    asking: null,
    mayWithdraw: false,
    joint: null,
    held: false,
    visits: [],
    chainWhole: true,
    already: false,
    ...rest,
  };
}
