import type {
  FileCheck,
  LicenceConsent,
  LicenceLife,
  LicenceUse,
  ShownLicence,
  WalletCard,
} from '../../contracts/licences.ts';
import type {
  LicenceCodeProps,
  LicenceProps,
  PublicLicenceProps,
  StateLicenceProps,
  VerifyLicenceProps,
} from '../pages/licence-props.ts';
import type { Frame } from '../pages/props.ts';

const ref = 'issued:l-1';
const elements = [
  { key: 'operator', label: '经营者名称', value: '德昌县小满家常菜馆（演示）', personal: false },
  { key: 'person', label: '法定代表人（负责人）', value: '周小满', personal: true },
  { key: 'scope', label: '经营项目', value: '热食类食品制售', personal: false },
];
const card: WalletCard = {
  ref,
  typeId: 'food-business-licence',
  typeName: '食品经营许可证',
  state: 'valid',
  number: 'JY25134240000015',
  holderName: '德昌县小满家常菜馆（演示）',
  issuerName: '德昌县市场监督管理局（演示）',
  issuedOn: '2026-11-30',
  validUntil: '2031-11-29',
  openTerm: false,
  daysLeft: 1825,
  external: false,
  proof: 'issued',
  shared: true,
  identifier: '11999999MB0999993H123.11513424MB00000196.202600000001.001.K',
  typeCodeAssumed: true,
  version: 1,
  files: { ofd: 92_000, pdf: 141_000 },
  checkedAt: null,
  elements,
};
const idCard: WalletCard = {
  ...card,
  ref: 'register:resident-id',
  typeId: 'resident-id',
  typeName: '居民身份证',
  number: '513424198806120012',
  holderName: '周小满',
  issuerName: null,
  issuedOn: null,
  validUntil: '2027-01-10',
  daysLeft: 41,
  external: true,
  proof: 'register',
  identifier: null,
  version: null,
  files: null,
  checkedAt: '2026-11-18T01:31:00.000Z',
  elements: [{ key: 'number', label: '证照编号', value: '513424198806120012', personal: true }],
};
const stated: WalletCard = {
  ...idCard,
  ref: 'holding:h-1',
  typeId: 'vehicle-licence',
  typeName: '机动车行驶证',
  proof: 'stated',
  number: '川W12345',
  validUntil: null,
  openTerm: true,
  elements: [{ key: 'number', label: '证照编号', value: '川W12345', personal: true }],
};
const consents: LicenceConsent[] = [
  {
    id: 'c-1',
    typeName: card.typeName,
    purpose: '餐饮外摆经营许可',
    fields: ['证照编号'],
    givenAt: '2026-12-01T02:05:00.000Z',
    endedAt: null,
  },
  {
    id: 'c-2',
    typeName: card.typeName,
    purpose: '户外广告设置许可',
    fields: ['证照编号'],
    givenAt: '2026-11-30T02:05:00.000Z',
    endedAt: '2026-12-02T02:05:00.000Z',
  },
];
const life: LicenceLife[] = [
  { kind: 'issued', ground: null, reason: null, otherId: null, at: '2026-11-30T02:05:00.000Z' },
  {
    kind: 'revoked',
    ground: '以欺骗、贿赂等不正当手段取得（第六十九条第二款）',
    reason: '申请材料不真实。',
    otherId: null,
    at: '2026-12-05T02:05:00.000Z',
  },
];
const over: WalletCard = { ...card, ref: 'issued:l-0', state: 'revoked' };
const uses: LicenceUse[] = [
  {
    id: 'u-1',
    kind: 'shown',
    typeName: '食品经营许可证',
    by: '综合窗口 李华',
    purpose: '',
    fields: ['经营项目'],
    outcome: 'success',
    why: null,
    at: '2026-12-01T02:05:00.000Z',
  },
  {
    id: 'u-2',
    kind: 'shared',
    typeName: '营业执照',
    by: '德昌县消防救援大队（演示）',
    purpose: '消防安全检查',
    fields: [],
    outcome: 'success',
    why: null,
    at: '2026-12-01T02:05:00.000Z',
  },
  {
    id: 'u-3',
    kind: 'pulled',
    typeName: '食品经营许可证',
    by: '',
    purpose: '核对',
    fields: [],
    outcome: 'failed',
    why: 'suspended',
    at: '2026-12-01T02:05:00.000Z',
  },
];
const shown: ShownLicence = {
  typeName: card.typeName,
  state: 'suspended',
  issuerName: card.issuerName,
  validUntil: null,
  external: true,
  elements: [{ label: '经营项目', value: '热食类食品制售' }],
  until: '2026-12-01T02:10:00.000Z',
};
const check: FileCheck = {
  kind: 'pdf',
  outcome: 'genuine',
  steps: [
    { step: 'package', name: '文件结构', result: 'passed', detail: '14 个文件' },
    {
      step: 'time-stamp',
      name: '时间戳',
      result: 'absent',
      detail: '没有时间戳，签章时间只是签章人自己写的',
    },
    { step: 'dates', name: '证照有效期', result: 'passed', detail: '2031-11-29' },
  ],
  facts: {
    typeName: card.typeName,
    number: card.number,
    holderName: card.holderName,
    issuerName: card.issuerName ?? '',
    issuedOn: '2026-11-30',
    validUntil: '长期',
    elements: [{ label: '经营项目', value: '热食类食品制售' }],
  },
  online: {
    known: true,
    state: 'superseded',
    since: '2026-12-01',
    newer: `${card.identifier}`,
    asIssued: true,
  },
  rendition: 'same',
  seal: {
    name: '德昌县市场监督管理局（演示）电子证照专用章',
    signedAt: '2026-11-30T02:00:00.000Z',
    stampedAt: '2026-11-30T02:00:01.000Z',
    testOnly: true,
  },
};
const checkedAt = '2026-12-01T02:05:00.000Z';

/** Props of the pages of licences: what the wallet holds, what others see, what checking a file says. */
export function licenceSamples(frame: Frame, mine: Frame) {
  const one: LicenceProps = { frame: mine, card, uses, consents, life: [], parts: [], own: true };
  const code: LicenceCodeProps = {
    frame: mine,
    card,
    code: {
      id: 'c-1',
      token: 't',
      digits: '4827 1093',
      until: '2026-12-01T02:10:00.000Z',
      fields: ['scope'],
    },
    qr: { size: 33, path: 'M4 4h7v1h-7z' },
  };
  const known: PublicLicenceProps = {
    frame,
    identifier: card.identifier ?? '',
    checkedAt,
    licence: {
      identifier: card.identifier ?? '',
      typeName: card.typeName,
      state: 'superseded',
      number: 'JY25********0015',
      holderName: card.holderName,
      issuerName: card.issuerName ?? '',
      issuedOn: '2026-11-30',
      validUntil: '2031-11-29',
      since: '2026-12-01',
      newer: card.identifier,
      demo: true,
      parts: [
        {
          name: '食品经营许可证',
          issuerName: '德昌县市场监督管理局（演示）',
          decidedOn: '2026-11-24',
          number: 'JY25********0017',
          identifier: card.identifier,
          state: 'revoked',
          validUntil: '2031-11-23',
        },
        {
          name: '户外招牌设施规范管理',
          issuerName: '德昌县综合行政执法局（演示）',
          decidedOn: '2026-11-24',
          number: '决字******01号',
          identifier: null,
          state: null,
          validUntil: null,
        },
      ],
    },
  };
  const state: StateLicenceProps = {
    frame: mine,
    fields: [
      {
        name: 'typeId',
        kind: 'radio',
        label: '哪一种证照',
        required: true,
        personal: false,
        options: [{ value: 'driving-licence', label: '机动车驾驶证' }],
      },
      { name: 'number', kind: 'text', label: '证照编号', required: true, personal: true },
    ],
    returned: {
      typed: { number: '5134' },
      problems: [{ field: 'number', code: 'id-number-length', params: {} }],
    },
    problem: null,
  };
  const verify = (props: Partial<VerifyLicenceProps>): VerifyLicenceProps => ({
    frame,
    name: null,
    check: null,
    problem: null,
    ...props,
  });
  const first = check.steps[0] as FileCheck['steps'][number];
  const broken: FileCheck = {
    ...check,
    outcome: 'broken',
    steps: [{ ...first, result: 'failed', detail: '缺少 OFD.xml' }],
    facts: null,
    online: null,
    rendition: null,
    seal: null,
  };
  return {
    wallet: { frame: mine, cards: [card, idCard, stated, over], uses, narrowedTo: null, mayState: true },
    narrowed: { frame: mine, cards: [card], uses: [], narrowedTo: ['食品经营许可变更'], mayState: false },
    none: { frame: mine, cards: [], uses: [], narrowedTo: null, mayState: false },
    state,
    one,
    over: { frame: mine, card: over, uses: [], consents: [], life, parts: [], own: true },
    external: { frame: mine, card: idCard, uses: [], consents: [], life: [], parts: [], own: true },
    stated: { frame: mine, card: stated, uses: [], consents: [], life: [], parts: [], own: true },
    code,
    uses: { frame: mine, uses },
    present: { frame, code: '', problem: null },
    presentOver: {
      frame,
      code: '11112222',
      problem: { code: 'show-code-over', title: '亮证码已经失效', detail: '请对方重新亮证。' },
    },
    presented: { frame, shown, checkedAt },
    known,
    unknown: { ...known, licence: null },
    verify: verify({}),
    genuine: verify({ name: '许可证.pdf', check }),
    broken: verify({ name: '许可证.ofd', check: broken }),
    wrongPage: verify({
      name: '许可证.pdf',
      check: { ...check, outcome: 'wrong-page', rendition: 'differs' },
    }),
    unsettled: verify({
      name: '许可证.ofd',
      check: {
        ...broken,
        outcome: 'unsettled',
        steps: [{ step: 'status', name: '证书状态', result: 'unsettled', detail: '现在查不到' }],
      },
    }),
    picture: verify({ name: '图.pdf', check: { ...broken, outcome: 'no-original' as const, steps: [] } }),
  };
}
