import type { ItemDefinition, ItemSummary } from '../../contracts/catalogue.ts';
import type { Venue } from '../../contracts/regions.ts';
import { shippedItems } from '../../server/modules/catalogue/index.ts';
import { readItemsFile } from '../../server/modules/catalogue/items-file.ts';
import { completenessOf } from '../../server/modules/catalogue/rules/completeness.ts';
import { exampleItem } from '../../server/modules/catalogue/rules/example.ts';
import type { Frame, GuideProps } from '../pages/props.ts';
import type { PageName, PageProps } from '../render.ts';
import { jointMendSample, jointSample } from '../samples/joint.ts';
import { guideQuestion, packageRows, planSample, restaurantAnswers } from '../samples/package.ts';
import { signedIn } from './frames.ts';

export type Samples = { [N in PageName]?: Record<string, PageProps<N>> };

const foodCode = 'HN-000131024000-01';
const raw = readItemsFile(shippedItems()).items.map((item) => item.raw);
const food = exampleItem(raw.find((item) => item.id === foodCode));
const summaries = raw.slice(0, 8).map((item) => summaryOf(exampleItem(item)));
const noProblems = { typed: {}, problems: [] };

/** Props of every page by page and case, made from the shipped items; people and places are invented. */
export function samplesOf(frame: Frame): Samples {
  const mine = signedIn(frame);
  const departments = [
    { key: 'market', name: '市场监督管理', count: 6 },
    { key: 'police', name: '公安', count: 4 },
  ];
  const common = summaries.map((item) => ({ ...item, short: null, what: null }));
  const home = { common, packages: [], packagesTotal: 0, total: 37 };
  return {
    Home: {
      first: { frame, ...home, firstVisit: true },
      again: { frame: mine, ...home, firstVisit: false },
    },
    ElderHome: { plain: { frame, common } },
    SearchResults: {
      found: { frame, q: '饭店', items: summaries.slice(0, 3), near: [], packages: [] },
      near: { frame, q: '食品经莹许可', items: [], near: summaries.slice(0, 3), packages: [] },
      none: { frame, q: '<b>"火星&驾照"', items: [], near: [], packages: [] },
    },
    ItemList: {
      person: { frame, items: summaries, audience: 'person', department: null, departments },
      empty: { frame, items: [], audience: null, department: '市场监督管理', departments },
    },
    PackageList: { all: { frame, packages: packageRows, audience: null } },
    PackageGuide: {
      choice: { ...guideQuestion('whichFood'), frame },
      wrong: { ...guideQuestion('publicGathering', { missing: true }), frame: mine },
    },
    JointProgress: { running: { ...jointSample(true), frame: mine } },
    JointCorrection: { plain: { ...jointMendSample(), frame: mine } },
    PackagePlan: {
      restaurant: { ...planSample('restaurant', restaurantAnswers), frame },
      open: { ...planSample('newborn', {}), frame: mine },
    },
    Guide: {
      full: guide(frame),
      offline: guide(frame, { online: false }),
      draft: guide(mine, { draft: { id: 'd1', savedAt: '2026-11-22T06:32:00Z' } }),
    },
    DivisionSwitch: {
      plain: {
        frame,
        path: [place('510000', '四川省', 2), place('513400', '凉山彝族自治州', 3)],
        children: [place('513424', '德昌县', 4)],
        open: [place('513424', '德昌县', 4), place('430182', '宁乡市', 4)],
        back: '/',
      },
    },
    SignIn: {
      plain: {
        frame,
        back: '/account',
        account: '',
        expired: false,
        problem: null,
        oidc: { name: '四川政务（演示）' },
      },
      expired: { frame, back: '/account', account: 'xiaoman', expired: true, problem: null, oidc: null },
      wrong: {
        frame,
        back: '/account',
        account: 'xiaoman',
        expired: false,
        problem: { code: 'wrong-credentials', title: '账号或密码不对', detail: '请核对后再试。' },
        oidc: null,
      },
    },
    ResetPassword: {
      plain: { frame, returned: noProblems, problem: null, done: false },
      done: { frame, returned: noProblems, problem: null, done: true },
      wrong: {
        frame,
        returned: {
          typed: { idNumber: '513424199505200012', code: '1234567890' },
          problems: [{ field: 'password', code: 'password-too-short', params: {} }],
        },
        problem: null,
        done: false,
      },
    },
    Register: {
      plain: { frame, back: '/', returned: noProblems, problem: null, provider: null },
      wrong: {
        frame,
        provider: null,
        back: '/',
        returned: {
          typed: { name: '<script>alert(1)</script>', idNumber: '513424198806120018' },
          problems: [{ field: 'idNumber', code: 'id-number-check-digit', params: {} }],
        },
        problem: null,
      },
    },
    Account: { plain: account(mine) },
    NotEligible: { person: notEligible(mine) },
    ErrorPage: {
      '403': {
        frame: mine,
        status: 403,
        problem: { code: 'forbidden', title: '这一页不能给您看', detail: '它是别人的。' },
        changes: [],
        back: '/',
        here: '/cases',
      },
      '409': {
        frame: mine,
        status: 409,
        problem: { code: 'stale-version', title: '别人刚改过', detail: '您写的还在。' },
        changes: [
          { seq: 4, kind: 'taken', plain: '张三领取了这件事', actor: '张三', at: '2026-11-23T01:57:00Z' },
        ],
        back: '/cases',
        here: '/cases',
      },
      '500': {
        frame,
        status: 500,
        problem: { code: 'internal', title: '这一步没成', detail: '您填的已存好。', reference: '000731' },
        changes: [],
        back: null,
        here: '/cases',
      },
    },
    Statement: { plain: { frame } },
    SiteMap: { plain: { frame, departments } },
  };
}

function guide(frame: Frame, more: Partial<GuideProps> = {}): GuideProps {
  return {
    frame,
    divisionCode: '513424',
    itemCode: foodCode,
    item: food,
    version: 3,
    publishedAt: '2026-11-02T01:00:00Z',
    state: 'published',
    organisationName: '德昌县市场监督管理局（演示）',
    venue,
    online: true,
    draft: null,
    completeness: completenessOf(food),
    yields: { does: 'made', name: '食品经营许可证' },
    ...more,
  };
}

function account(frame: Frame): PageProps<'Account'> {
  const session = { createdAt: '2026-11-22T01:00:00Z', lastSeenAt: '2026-11-22T06:32:00Z' };
  return {
    frame,
    person: { name: '周*满', idNumber: '513424********0012', phone: '138****0001' },
    level: 2,
    checkCode: '482913',
    enterprises: [
      { id: 'subject-2', name: '德昌县小满家常菜馆（演示）', role: 'legal_representative', until: null },
    ],
    offers: 1,
    sessions: [
      { id: 's1', userAgent: 'Mozilla/5.0 (Linux; Android 14) Chrome/126 Mobile', ...session, current: true },
      { id: 's2', userAgent: null, ...session, current: false },
    ],
    returned: noProblems,
    problem: null,
    done: 'bound',
  };
}

function notEligible(frame: Frame): PageProps<'NotEligible'> {
  return {
    frame,
    divisionCode: '513424',
    hrefs: { apply: '/apply/513424/x', guide: '/items/513424/x' },
    itemName: food.name,
    subjectKind: 'person',
    reason: 'for-organisations',
    allowed: ['enterprise', 'individual-business'],
    first: [{ itemCode: 'HN-000131003000-11', name: '分公司设立登记', resultName: '营业执照' }],
    mayInstead: [{ id: 'subject-2', name: '德昌县小满家常菜馆（演示）' }],
  };
}

function place(code: string, name: string, level: number) {
  return { code, name, level, parentCode: null };
}

function summaryOf(item: ItemDefinition): ItemSummary {
  return {
    itemCode: item.id,
    name: item.name,
    itemType: item.basic.itemType,
    departmentName: item.basic.department,
    handleKind: item.service.handleKind,
    promised: item.service.promised,
    minVisits: item.service.minVisits,
    charged: item.fee.charged,
    subjectKinds: item.service.subjectKinds,
    resultName: item.result.name,
  };
}

const venue: Venue = {
  id: 'v1',
  divisionCode: '513424',
  name: '德昌县政务服务中心（演示）',
  address: '德州街道演示路 1 号',
  phone: '12345',
  complaintPhone: null,
  hours: [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00', note: null },
    { days: [1, 2, 3, 4, 5], from: '13:30', to: '17:30', note: null },
  ],
  zones: [],
  windows: [{ id: 'w3', number: '3 号', name: '综合窗口', kind: 'general', zone: null, floor: '二楼' }],
  demo: true,
};
