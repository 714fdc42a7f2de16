/**
 * Code tables of the item catalogue. `code` is what national interfaces carry; the key is what this product stores.
 * Sources: GB/T 39046-2020, GB/T 39554.1/.2-2020 and the reporting tables in use; where the two number things
 * differently the table says which it follows.
 */

/** 事项类型 (GB/T 39046-2020): the types a person applies for, and the others so that a file with them can be read. */
export const itemTypes = {
  'administrative-power': { code: '00', zh: '行政权力', onRequest: false },
  licence: { code: '01', zh: '行政许可', onRequest: true },
  penalty: { code: '02', zh: '行政处罚', onRequest: false },
  enforcement: { code: '03', zh: '行政强制', onRequest: false },
  levy: { code: '04', zh: '行政征收', onRequest: false },
  payment: { code: '05', zh: '行政给付', onRequest: true },
  inspection: { code: '06', zh: '行政检查', onRequest: false },
  confirmation: { code: '07', zh: '行政确认', onRequest: true },
  award: { code: '08', zh: '行政奖励', onRequest: true },
  ruling: { code: '09', zh: '行政裁决', onRequest: true },
  'other-power': { code: '10', zh: '其他行政权力', onRequest: true },
  'public-service': { code: '20', zh: '公共服务', onRequest: true },
} as const;
export type ItemType = keyof typeof itemTypes;

/** Which standard a file's service-object codes follow: 5 and 6 mean different things (an import names it). */
export const catalogueStandards = ['GB/T 39554-2020', 'GB/T 39046-2020'] as const;
export type CatalogueStandard = (typeof catalogueStandards)[number];

export const handleKinds = {
  instant: { code: '1', zh: '即办件' },
  promised: { code: '2', zh: '承诺件' },
  other: { code: '9', zh: '其他' },
} as const;
export type HandleKind = keyof typeof handleKinds;

/** 办理形式 in the numbering of practice (1 window, 2 online, 3 courier). */
export const channels = {
  window: { code: '1', zh: '窗口办理' },
  online: { code: '2', zh: '网上办理' },
  courier: { code: '3', zh: '快递申请' },
} as const;
export type Channel = keyof typeof channels;

/** 通办范围 in the numbering of practice. */
export const crossRegionScopes = {
  nation: { code: '1', zh: '全国' },
  province: { code: '2', zh: '全省' },
  city: { code: '3', zh: '全市' },
  county: { code: '4', zh: '全县' },
  township: { code: '5', zh: '全镇' },
  village: { code: '6', zh: '全村' },
} as const;
export type CrossRegionScope = keyof typeof crossRegionScopes;

/** 网上办理深度: several of them at once, written "3^4^5^6" in exchange files. */
export const onlineDepths = {
  '1': '互联网咨询',
  '2': '互联网收件',
  '3': '互联网预审',
  '4': '互联网受理',
  '5': '互联网办理',
  '6': '互联网办理结果信息反馈',
  '7': '互联网电子证照反馈',
  '8': '其他',
  '9': '其他',
} as const;
export type OnlineDepth = keyof typeof onlineDepths;

export const itemStates = { 'in-use': '1', suspended: '2', cancelled: '3' } as const;
export type ItemState = keyof typeof itemStates;

export const powerSources = {
  '1': '法定本级行使',
  '2': '上级下放',
  '3': '上级授权',
  '4': '同级授权',
  '5': '上级委托',
  '6': '同级委托',
} as const;

/** 审批结果类型; a notice or decision letter 文书 has no number of its own and travels as 30. */
export const resultKinds = {
  licence: { code: '10', zh: '证照' },
  approval: { code: '20', zh: '批文' },
  document: { code: '30', zh: '文书' },
  other: { code: '30', zh: '其他' },
  none: { code: '99', zh: '无' },
} as const;
export type ResultKind = keyof typeof resultKinds;

export const originals = {
  original: { code: '1', zh: '原件' },
  copy: { code: '2', zh: '复印件' },
  both: { code: '3', zh: '原件和复印件' },
} as const;
export type Original = keyof typeof originals;
/** Whether a copy is to be handed in: a number that an officer read from the original does not stand for it. */
export const demandsCopy = ({ originalOrCopy }: { originalOrCopy: Original | null }): boolean =>
  originalOrCopy === 'copy' || originalOrCopy === 'both';

/** 材料形式 with the four values of practice: "both" means paper and electronic, "either" the applicant's choice. */
export const media = {
  paper: { code: '1', zh: '纸质' },
  electronic: { code: '2', zh: '电子' },
  both: { code: '3', zh: '纸质和电子' },
  either: { code: '3', zh: '纸质或电子' },
} as const;
export type Medium = keyof typeof media;

/** 必要性; the two by credit are Hunan's. */
export const necessities = {
  required: { code: '1', zh: '必要' },
  optional: { code: '2', zh: '非必要' },
  deferrable: { code: '3', zh: '容缺后补' },
  'credit-exempt': { code: '4', zh: '信用免交' },
  'credit-deferrable': { code: '5', zh: '信用后补' },
  'by-credit': { code: '6', zh: '信用免交或信用后补' },
} as const;
export type Necessity = keyof typeof necessities;

export const materialSources = {
  applicant: { code: '10', zh: '申请人自备' },
  government: { code: '20', zh: '政府部门核发' },
  other: { code: '99', zh: '其他' },
} as const;
export type MaterialSource = keyof typeof materialSources;

export const limitUnits = {
  workday: '工作日',
  day: '自然日',
  hour: '小时',
  minute: '分钟',
  month: '月',
  year: '年',
  'on-the-spot': '当场',
} as const;
export type LimitUnit = keyof typeof limitUnits;

/** 特别程序: 1 extension of review, 2 anything else. */
export const specialKinds = { extension: '1', other: '2' } as const;
export type SpecialKind = keyof typeof specialKinds;

/** 定级: what a finding means for publication. `missing` is 未填报: counted, never in the way. */
export const severities = { blocks: '阻断', warns: '警告', missing: '未填报' } as const;
export type Severity = keyof typeof severities;

/** The key of a code table whose Chinese name (or `code`) is `text`; undefined where none is. */
export function keyOf<K extends string>(
  table: Record<K, { zh: string; code: string }>,
  text: string,
): K | undefined {
  const keys = Object.keys(table) as K[];
  return keys.find((key) => table[key].zh === text) ?? keys.find((key) => table[key].code === text);
}
