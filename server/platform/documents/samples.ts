import type {
  AcceptanceNotice,
  AskingReceipt,
  CorrectionNotice,
  Decision,
  DeliveryReceipt,
  ExtensionNotice,
  RefusalToAccept,
  ResumptionNotice,
  SpecialStepNotice,
  SubmissionReceipt,
  SuspensionNotice,
  TransferNotice,
  VoidNotice,
} from '../../../contracts/documents.ts';

/** Invented papers, one a kind: for tests and for looking at a template while it is being changed. */

const common = {
  demo: true,
  issuer: '德昌县市场监督管理局（演示）',
  seal: '行政审批专用章',
  caseNumber: '513424-20261123-000012',
  recipient: { name: '德昌县向阳小厨餐饮有限公司（演示）', kind: 'organisation' as const },
  item: '食品经营许可证新办',
  isLicence: true,
  query: { code: '7K3M-9QXD', url: 'https://tongban.example/progress' },
  contact: { place: '德昌县政务服务中心二楼 12 号窗口', phone: '0834-0000000' },
};

const materials: AcceptanceNotice['materials'] = [
  { name: '食品经营许可申请书', form: 'electronic', count: 1 },
  { name: '营业执照', form: 'copy', count: 1, note: '系统共享核验，免提交' },
  { name: '与食品经营相适应的主要设备设施布局、操作流程等文件', form: 'original', count: 2 },
  {
    name: '食品安全自查、从业人员健康管理、进货查验记录、食品安全事故处置等保证食品安全的规章制度',
    form: 'copy',
    count: 1,
  },
];

const acceptance: AcceptanceNotice = {
  ...common,
  number: '德市监许受〔2026〕12号',
  issuedOn: '2026-11-24',
  appliedOn: '2026-11-23',
  acceptedOn: '2026-11-24',
  basis: 'complete',
  materials,
  limit: { value: 10, unit: 'workday' },
  due: { kind: 'date', date: '2026-12-08' },
  uncounted: ['检验', '专家评审'],
};

const correction: CorrectionNotice = {
  ...common,
  number: '德市监许补〔2026〕3号',
  issuedOn: '2026-11-24',
  receivedOn: '2026-11-23',
  replyBy: '2026-12-22',
  corrections: [
    {
      subject: '与食品经营相适应的主要设备设施布局、操作流程等文件',
      problem: '布局图未标明粗加工区与专间的位置，看不出生熟是否分开。',
      remedy: '在布局图上标明各功能区名称、面积和食品流向，重新上传 PDF 或清晰照片。',
    },
    {
      subject: '申请表「食品安全管理员」一栏',
      problem: '填写的身份证号码与姓名不一致。',
      remedy: '核对后改正；如更换人员，请同时上传其健康证明。',
    },
  ],
};

const decided = {
  ...common,
  issuedOn: '2026-12-03',
  appliedOn: '2026-11-23',
  acceptedOn: '2026-11-24',
  grounds: ['《中华人民共和国食品安全法》第三十五条', '《食品经营许可和备案管理办法》第二十四条'],
};

const granted: Decision = {
  ...decided,
  number: '德市监许准〔2026〕9号',
  outcome: 'granted',
  facts: [
    '申请人提交的材料齐全，内容真实，符合法定形式。',
    '2026年11月30日，两名核查人员对经营场所进行了现场核查，场所、设备布局和操作流程与申报一致，核查结论为符合要求。',
  ],
  result: { name: '食品经营许可证', number: 'JY25134240000019', delivery: '邮寄至申请时填写的地址' },
};

const refused: Decision & { outcome: 'refused' } = {
  ...decided,
  number: '德市监许否〔2026〕1号',
  outcome: 'refused',
  facts: ['2026年11月30日，两名核查人员对经营场所进行了现场核查，专间未设置独立的空调和紫外线消毒设施。'],
  reasons: [
    '申请的经营项目包含冷食类食品制售，经营场所不具备与之相适应的专间设施，不符合《餐饮服务食品安全操作规范》的要求，经限期整改后仍未达到。',
  ],
  remedies: { reviewBody: '德昌县人民政府', court: '德昌县人民法院' },
};

const notAccepted: RefusalToAccept = {
  ...common,
  number: '德市监许不受〔2026〕2号',
  issuedOn: '2026-11-25',
  appliedOn: '2026-11-23',
  ground: 'not-competent',
  reasons: ['申请的经营场所位于西昌市，应由场所所在地的县级市场监督管理部门审查。'],
  competent: '西昌市市场监督管理局',
  remedies: { reviewBody: '德昌县人民政府', court: '德昌县人民法院' },
};

const partly: Decision = {
  ...refused,
  number: '德市监许准〔2026〕10号',
  outcome: 'partly',
  part: '热食类食品制售',
  result: { name: '食品经营许可证' },
};

const noted = { ...common, issuedOn: '2026-11-27', appliedOn: '2026-11-23' };
const suspension: SuspensionNotice = {
  ...noted,
  number: '德市监许中〔2026〕1号',
  suspendedOn: '2026-11-27',
  cause: '不可抗力',
  basis: '《中华人民共和国民法典》第一百八十条',
  reasons: ['暴雨致经营场所所在街道交通中断，无法到场核查。'],
  expectedEnd: '2026-12-04',
};
const resumption: ResumptionNotice = {
  ...noted,
  number: '德市监许恢〔2026〕1号',
  suspendedOn: '2026-11-27',
  resumedOn: '2026-12-02',
  reasons: ['道路已经恢复通行。'],
  due: { kind: 'date', date: '2026-12-11' },
};
const step: SpecialStepNotice = {
  ...noted,
  number: '德市监许特〔2026〕1号',
  step: '专家评审',
  basis: '《中华人民共和国行政许可法》第四十五条',
  stopsClock: true,
  days: 10,
  expectedEnd: '2026-12-11',
  reasons: ['申请的经营项目需要专家评审其工艺布局。'],
};
const asked: AskingReceipt = {
  ...common,
  number: '德市监许请〔2026〕1号',
  issuedOn: '2026-11-27',
  step: '听证',
  askedBy: '周小满',
  askedAt: '2026-11-27 20:14',
  says: ['本机关将在2026年12月25日前组织听证。'],
};
const extension: ExtensionNotice = {
  ...noted,
  number: '德市监许延〔2026〕1号',
  acceptedOn: '2026-11-24',
  extension: { value: 10, unit: 'workday' },
  reasons: ['经营场所布局复杂，需要补充核查。'],
  due: { kind: 'date', date: '2026-12-22' },
};
const transfer: TransferNotice = {
  ...noted,
  number: '德市监许移〔2026〕1号',
  to: '德昌县行政审批局（演示）',
  reasons: ['该事项已经划转德昌县行政审批局办理。'],
};
const voided: VoidNotice = {
  ...noted,
  number: '德市监许废〔2026〕1号',
  revokes: false,
  ground: '重复',
  reasons: ['同一申请提交了两次，另一件已经受理。'],
  remedies: { reviewBody: '德昌县人民政府', court: '德昌县人民法院' },
};

const receipt: SubmissionReceipt = {
  ...common,
  number: '德政务收〔2026〕31号',
  issuer: '德昌县政务服务中心（演示）',
  seal: '政务服务专用章',
  issuedOn: '2026-11-23',
  receivedAt: '2026-11-23 10:05',
  materials,
  answerBy: '2026-11-30',
};

export const samples = {
  acceptance: { template: 'acceptance-notice', data: acceptance },
  correction: { template: 'correction-notice', data: correction },
  granted: { template: 'decision', data: granted },
  refused: { template: 'decision', data: refused },
  partly: { template: 'decision', data: partly },
  suspension: { template: 'suspension-notice', data: suspension },
  resumption: { template: 'resumption-notice', data: resumption },
  step: { template: 'special-step-notice', data: step },
  asked: { template: 'asking-receipt', data: asked },
  extension: { template: 'extension-notice', data: extension },
  transfer: { template: 'transfer-notice', data: transfer },
  delivered: {
    template: 'delivery-receipt',
    data: {
      ...common,
      number: '德市监送〔2026〕1号',
      issuedOn: '2026-12-01',
      way: 'counter',
      handed: [{ name: '决定书', number: '德市监许决〔2026〕1号' }, { name: '食品经营许可证' }],
      deliveredAt: '2026-12-01 10:05',
      receiver: '周小满',
      officer: '赵敏',
      entrusted: '德昌县政务服务中心（演示）',
    } satisfies DeliveryReceipt,
  },
  voided: { template: 'void-notice', data: voided },
  entrusted: {
    template: 'submission-receipt',
    data: { ...receipt, acceptedBy: '德昌县政务服务中心（演示）' },
  },
  notAccepted: { template: 'refusal-to-accept', data: notAccepted },
  receipt: { template: 'submission-receipt', data: receipt },
};
