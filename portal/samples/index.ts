import type { ComponentProps } from 'react';
import type * as Pages from '../pages/index.tsx';
import type { Frame } from '../pages/props.ts';
import { answers, choices, commitment, correctionSample, draft, materials, ownKept, pages } from './apply.ts';
import { askingSample, clock, documents, progressSample, row, timeline } from './case.ts';
import { guideSample, items, venue } from './catalogue.ts';
import { figuresSample } from './figures.ts';
import { sampleFrame, signedIn } from './frame.ts';
import { jointMendSample, jointRow, jointSample } from './joint.ts';
import { licenceSamples } from './licences.ts';
import { mandateSamples } from './mandates.ts';
import { opinionSample } from './opinion.ts';
import { guideQuestion, packageRows, planSample, restaurantAnswers } from './package.ts';
import { preCheckSamples } from './pre-check.ts';
import { rateHereSamples } from './rate-here.ts';
import { ratingSamples } from './ratings.ts';
import { requestSamples } from './requests.ts';

type Name = keyof typeof Pages;
/** A page with props to draw it with; `name` is that of its file in the gallery. */
export type Sample = {
  [N in Name]: { name: string; page: N; props: ComponentProps<(typeof Pages)[N]> };
}[Name];

const one = <N extends Name>(name: string, page: N, props: ComponentProps<(typeof Pages)[N]>): Sample =>
  ({ name, page, props }) as Sample;

const nothing = { typed: {}, problems: [] };
/** Every page in its states, as `frame` asks for language and view. */
export function samples(given: Partial<Frame> = {}): Sample[] {
  const frame = sampleFrame(given);
  const mine = signedIn(frame);
  const of = { caseId: 'c-1', itemName: row.itemName };
  const sorry = (code: string, title: string, detail: string) => ({ code, title, detail });
  const progress = (...args: Parameters<typeof progressSample>) => ({
    ...progressSample(...args),
    frame: mine,
  });
  const applyPage = {
    ...{ frame: mine, draft, answers, choices, problem: null },
    seen: '{"writer":"w","fields":{}}',
    decides: ['businessForm'],
    fresh: [],
  };
  const departments = [
    { key: 'market', name: '市场监督管理局', count: 9 },
    { key: 'police', name: '公安局', count: 4 },
  ];
  const licences = licenceSamples(frame, mine);
  const common = items.map((item, at) => ({
    ...item,
    short: at ? null : '换身份证',
    what: at ? null : '快到期',
  }));
  const home = { common, packages: packageRows, packagesTotal: 16, total: 37 };
  return [
    one('wallet', 'Wallet', licences.wallet),
    one('wallet-none', 'Wallet', licences.none),
    one('wallet-narrowed', 'Wallet', licences.narrowed),
    one('state-licence', 'StateLicence', licences.state),
    one('licence', 'Licence', licences.one),
    one('licence-stated', 'Licence', licences.stated),
    one('licence-over', 'Licence', licences.over),
    one('licence-external', 'Licence', licences.external),
    one('own-materials', 'OwnMaterials', {
      ...{ frame: mine, materials: ownKept, label: '', problem: null },
      notice: { kind: 'added', name: '房屋租赁合同' },
    }),
    one('own-materials-none', 'OwnMaterials', {
      ...{ frame: mine, materials: [], label: '', problem: null, notice: null },
    }),
    one('licence-code', 'LicenceCode', licences.code),
    one('licence-uses', 'LicenceUses', licences.uses),
    one('present', 'Present', licences.present),
    one('present-over', 'Present', licences.presentOver),
    one('presented', 'Presented', licences.presented),
    one('public-licence', 'PublicLicence', licences.known),
    one('public-licence-none', 'PublicLicence', licences.unknown),
    one('verify', 'VerifyLicence', licences.verify),
    one('verify-genuine', 'VerifyLicence', licences.genuine),
    one('verify-broken', 'VerifyLicence', licences.broken),
    one('verify-picture', 'VerifyLicence', licences.picture),
    one('home', 'Home', { frame, ...home, firstVisit: true }),
    one('home-signed-in', 'Home', { frame: mine, ...home, packages: [], firstVisit: false }),
    one('elder-home', 'ElderHome', { frame, common }),
    one('search', 'SearchResults', {
      frame,
      q: '开饭店',
      items: items.slice(0, 2),
      near: [],
      packages: packageRows.slice(0, 1),
    }),
    one('search-near', 'SearchResults', {
      frame,
      q: '开饭电',
      items: [],
      near: items.slice(0, 3),
      packages: [],
    }),
    one('search-none', 'SearchResults', { frame, q: '<b>飞碟</b>', items: [], near: [], packages: [] }),
    one('items', 'ItemList', { frame, items, audience: 'enterprise', department: null, departments }),
    one('items-empty', 'ItemList', {
      frame,
      items: [],
      audience: 'person',
      department: 'market',
      departments,
    }),
    one('packages', 'PackageList', { frame, packages: packageRows, audience: null }),
    one('packages-empty', 'PackageList', { frame, packages: [], audience: 'person' }),
    one('package-guide', 'PackageGuide', { ...guideQuestion('whichFood', { back: null }), frame }),
    one('package-guide-wrong', 'PackageGuide', {
      ...guideQuestion('publicGathering', { missing: true }),
      frame,
    }),
    one('package-plan', 'PackagePlan', { ...planSample('restaurant', restaurantAnswers), frame }),
    one('package-plan-open', 'PackagePlan', {
      ...planSample('newborn', {}, { notHere: ['预防接种证办理'] }),
      frame: mine,
    }),
    one('package-plan-guide', 'PackagePlan', { ...planSample('ss-card', {}, { open: false }), frame }),
    one('guide', 'Guide', { ...guideSample(), frame }),
    one('guide-draft', 'Guide', {
      ...guideSample({ draft: { id: 'dr-1', savedAt: '2026-11-16T06:32:00.000Z' } }),
      frame: mine,
    }),
    one('guide-offline', 'Guide', { ...guideSample({ online: false, state: 'suspended', venue }), frame }),
    one('divisions', 'DivisionSwitch', {
      frame,
      path: [
        { code: '510000', name: '四川省', level: 2, parentCode: null },
        { code: '513424', name: '德昌县', level: 4, parentCode: '510000' },
      ],
      children: Array.from({ length: 12 }, (_, n) => ({
        code: `5134240${String(n + 10)}`,
        name: `演示${n + 1}镇`,
        level: 5,
        parentCode: '513424',
      })),
      open: [
        { code: '513424', name: '德昌县', level: 4, parentCode: '510000' },
        { code: '430182', name: '宁乡市', level: 4, parentCode: null },
      ],
      back: '/',
    }),
    one('sign-in', 'SignIn', {
      frame,
      back: '/cases',
      account: '13900000001',
      expired: true,
      problem: sorry('wrong-credentials', '账号或密码不对', '请核对后再试。'),
      oidc: { name: '省统一身份认证（演示）' },
    }),
    one('register', 'Register', {
      frame,
      back: '/',
      returned: {
        typed: { name: '周小满', idNumber: '513424198806120018' },
        problems: [{ field: 'idNumber', code: 'id-number-check-digit', params: {} }],
      },
      problem: null,
      provider: null,
    } as never),
    one('account', 'Account', {
      frame: mine,
      person: { name: '周*满', idNumber: '5134**********001X', phone: '139****0001' },
      level: 2,
      checkCode: '482 913',
      enterprises: [
        { id: 's-2', name: '德昌县小满家常菜馆（演示）', role: 'legal_representative', until: null },
        { id: 's-3', name: '陈建国', role: 'family', until: '2027-01-31' },
      ],
      offers: 1,
      sessions: [
        {
          id: 'x',
          userAgent: 'iPhone',
          createdAt: row.submittedAt,
          lastSeenAt: row.submittedAt,
          current: true,
        },
        { id: 'y', userAgent: null, createdAt: row.submittedAt, lastSeenAt: row.submittedAt, current: false },
      ],
      returned: {
        typed: { uscc: '92513424MA6DEM07Y1' },
        problems: [{ field: 'uscc', code: 'uscc-check-digit', params: {} }],
      },
      problem: null,
      done: 'switched',
    }),
    one('not-eligible', 'NotEligible', {
      frame: mine,
      divisionCode: '513424',
      hrefs: { apply: '/apply/513424/x', guide: '/items/513424/x' },
      itemName: row.itemName,
      subjectKind: 'person',
      reason: 'for-organisations',
      allowed: ['enterprise', 'other'],
      first: [{ itemCode: 'x', name: '个体工商户设立登记', resultName: '营业执照' }],
      mayInstead: [{ id: 's-2', name: '德昌县小满家常菜馆（演示）' }],
    }),
    ...pages.map((page) => one(`apply-${page.id}`, 'ApplyPage', { ...applyPage, page, returned: nothing })),
    ...pages.map((page) =>
      one(`apply-${page.id}-more`, 'ApplyPage', {
        ...applyPage,
        page,
        returned: nothing,
        fresh: page.fields.slice(-2).map(({ name }) => name),
      }),
    ),
    ...pages.map((page) =>
      one(`apply-${page.id}-wrong`, 'ApplyPage', {
        ...applyPage,
        page,
        returned: {
          typed: {},
          problems: page.fields
            .slice(0, 4)
            .map(({ name, label }) => ({ field: name, code: 'required', params: { label } })),
        },
      }),
    ),
    one('materials', 'Materials', {
      frame: mine,
      draft,
      materials,
      problems: [{ field: 'm4', code: 'material-missing', params: { label: '食品安全规章制度目录清单' } }],
      notice: { kind: 'added', name: '平面图.jpg' },
      own: ownKept,
    }),
    one('review', 'Review', {
      frame: mine,
      draft,
      pages: pages.slice(0, 2).map((page) => ({
        id: page.id,
        title: page.title,
        answers: page.fields.map(({ name, label }, at) => ({
          name,
          label,
          value: at % 3 ? '德昌县小满家常菜馆（演示）' : '',
          source: at === 1 ? '企业登记' : null,
        })),
      })),
      materials,
      open: [{ step: 'materials', title: '材料', say: '还差 1 份：食品安全规章制度目录清单' }],
      commitment,
      signature: '周小',
      preCheck: 'offered',
      problem: null,
    }),
    ...preCheckSamples.map(([name, props]) => one(name, 'PreCheck', { frame: mine, ...props })),
    one('submitted', 'Submitted', {
      frame: mine,
      ...of,
      number: row.number,
      submittedAt: row.submittedAt,
      organisationName: row.organisationName,
      answerBy: '2026-11-23',
      promised: { value: 10, unit: 'workday', unitBasis: 'stated' },
      granted: documents[0] ?? null,
      receipt: documents[0] ?? null,
    }),
    one('my-cases', 'MyCases', {
      draftDays: 180,
      frame: mine,
      joints: [jointRow],
      drafts: [
        { id: 'dr-1', itemName: '公章刻制备案', savedAt: row.submittedAt, by: '吉克阿木', preCheck: 'mend' },
      ],
      cases: [
        { ...row, mayRate: false },
        { ...row, id: 'c-2', state: 'correction-requested', mayRate: false },
        { ...row, id: 'c-3', state: 'finished', clock: null, mayRate: true },
        { ...row, id: 'c-4', clock: { ...clock, remaining: -1, used: 11, light: 'bad' }, mayRate: false },
      ],
    }),
    one('joint', 'JointProgress', { ...jointSample(), frame: mine }),
    one('joint-mend', 'JointProgress', { ...jointSample(true), frame: mine }),
    one('joint-correction', 'JointCorrection', { ...jointMendSample(), frame: mine }),
    one('my-cases-empty', 'MyCases', { frame: mine, drafts: [], draftDays: 180, cases: [], joints: [] }),
    one('progress', 'Progress', progress()),
    one(
      'progress-correction',
      'Progress',
      progress(
        { state: 'correction-requested', handler: null },
        { corrections: correctionSample().targets.map(({ point }) => point), timeline: timeline.slice(0, 1) },
      ),
    ),
    one(
      'progress-late',
      'Progress',
      progress({ clock: { ...clock, remaining: -1, used: 11, light: 'bad', official: false } }),
    ),
    one(
      'progress-finished',
      'Progress',
      progress(
        { state: 'finished', handler: null },
        {
          decision: { decision: 'grant', reason: '材料齐全，现场合格' },
          handing: {
            entrusted: { accepts: null, prints: '德昌县行政审批局（演示）' },
            issued: { by: '赵敏', organisation: '德昌县行政审批局（演示）', at: '2026-11-20T02:00:00.000Z' },
            delivered: {
              way: 'post',
              by: '赵敏',
              organisation: null,
              receiver: null,
              tracking: '演示 0001',
              at: '2026-11-20T03:00:00.000Z',
            },
            collected: null,
          },
        },
      ),
    ),
    one(
      'progress-refused',
      'Progress',
      progress(
        { state: 'decided', handler: null, clock: null },
        {
          decision: { decision: 'refuse', reason: '经营场所专间不符合规范' },
          remedies: {
            reviewBody: '德昌县人民政府',
            court: '德昌县人民法院',
            reviewDays: 60,
            courtMonths: 6,
          },
        },
      ),
    ),
    one('evidence', 'Evidence', {
      frame: mine,
      ...of,
      number: row.number,
      timeline,
      chainWhole: true,
      reading: 'both',
    }),
    one('correction', 'Correction', { ...correctionSample(), frame: mine }),
    one('correction-wrong', 'Correction', {
      ...correctionSample({
        returned: {
          typed: { premisesArea: '一百' },
          problems: [
            { field: 'premisesArea', code: 'not-a-number', params: { label: '经营场所面积' } },
            { field: 'm4', code: 'not-mended', params: {} },
          ],
        },
      }),
      frame: mine,
    }),
    one('opinion', 'OutsideOpinion', opinionSample(frame)),
    one('opinion-wrong', 'OutsideOpinion', opinionSample(frame, { wrong: true })),
    one('opinion-done', 'OutsideOpinion', opinionSample(frame, { done: true })),
    one('supply', 'Supply', {
      frame: mine,
      ...of,
      draftId: 'dr-2',
      number: row.number,
      version: 5,
      submitKey: 'supply-dr-2',
      awaited: materials.slice(-1).map((material) => ({ material, due: '2026-11-30', late: true })),
      notice: { kind: 'kept', name: '检测报告.pdf' },
      own: ownKept,
      problems: [],
      problem: null,
    }),
    one('progress-asking', 'Progress', progress({}, { asking: askingSample })),
    one('ask-step', 'AskStep', {
      frame: mine,
      ...of,
      number: row.number,
      asking: askingSample,
      submitKey: 'ask-c-1',
      why: '',
      problem: null,
    }),
    one('ask-step-over', 'AskStep', {
      frame: mine,
      ...of,
      number: row.number,
      asking: { ...askingSample, state: 'over' },
      submitKey: 'ask-c-1',
      why: '排烟口要改位置',
      problem: null,
    }),
    one('withdraw', 'Withdraw', {
      frame: mine,
      ...of,
      number: row.number,
      version: 4,
      submitKey: 'withdraw-c-1-4',
      problem: null,
    }),
    ...ratingSamples(frame, mine, of),
    one('query', 'ProgressQuery', { frame, no: '', tail: '', found: null, problem: null }),
    one('query-none', 'ProgressQuery', { frame, no: row.number, tail: '07YT', found: 'none', problem: null }),
    one('query-found', 'ProgressQuery', {
      frame,
      no: row.number,
      tail: '07YT',
      found: {
        number: row.number,
        itemName: row.itemName,
        state: 'accepted',
        organisationName: row.organisationName,
        submittedAt: row.submittedAt,
        clock,
      },
      problem: null,
    }),
    one('error-404', 'ErrorPage', {
      frame,
      status: 404,
      problem: sorry('not-found', '没有这一页', '网址可能写错了，或者内容已经撤下。'),
      changes: [],
      back: '/',
      here: '/cases',
    }),
    one('error-409', 'ErrorPage', {
      frame: mine,
      status: 409,
      problem: sorry('stale-version', '这件事刚刚有了变化', '您写的还在。看看下面改了什么，再提交一次。'),
      changes: [{ seq: 3, kind: 'accepted', plain: '综合窗口受理', actor: '吉克阿依', at: row.submittedAt }],
      back: '/cases/c-1',
      here: '/cases',
    }),
    one('error-500', 'ErrorPage', {
      frame: { ...frame, division: { code: '', name: '' } },
      status: 500,
      problem: { ...sorry('internal', '这一步没成', '您存过的都在。再试一次。'), reference: 'a1b2c3' },
      changes: [],
      back: null,
      here: '/cases',
    }),
    ...mandateSamples(mine),
    one('public-figures', 'PublicFigures', figuresSample(frame)),
    ...rateHereSamples(frame),
    ...requestSamples(frame, mine),
    one('statement', 'Statement', { frame }),
    one('site-map', 'SiteMap', { frame, departments }),
  ];
}
