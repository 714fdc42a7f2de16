import type { CommitmentText } from '../../contracts/commitment.ts';
import { visiblePages } from '../../contracts/form-schema.ts';
import type { Answers } from '../../contracts/forms.ts';
import type { OwnMaterial } from '../../contracts/own-materials.ts';
import type { Choices, CorrectionProps, DraftHead, MaterialNeed } from '../pages/props.ts';
import { food, foodLicence } from './catalogue.ts';
import { sampleFrame, signedIn } from './frame.ts';

export const answers: Answers = {
  subjectKind: 'enterprise',
  organisationName: '德昌县小满家常菜馆（演示）',
  organisationUscc: '92513424MA6DEM07YT',
  legalRepresentative: '周小满',
  contactName: '周小满',
  businessForm: 'catering',
  cateringItems: ['hot', 'drinks'],
  sellsOnline: false,
  premisesArea: 120,
  outsideWarehouse: false,
};

export const pages = visiblePages(food.form, answers);

export const draft: DraftHead = {
  id: 'dr-1',
  divisionCode: '513424',
  itemCode: foodLicence,
  itemName: food.definition.name,
  subjectName: '德昌县小满家常菜馆（演示）',
  steps: [
    ...pages.map(({ id, title }) => ({ id, title })),
    { id: 'materials', title: '材料' },
    { id: 'review', title: '核对并提交' },
  ],
  savedAt: '2026-11-16T06:32:00.000Z',
};

export const choices: Choices = {
  premisesDivision: [
    { value: '513424001', label: '德州街道' },
    ...Array.from({ length: 14 }, (_, n) => ({
      value: `5134240010${String(n + 10)}`,
      label: `德州街道 演示${n + 1}社区`,
    })),
  ],
};

const need = (id: string, name: string, more: Partial<MaterialNeed> = {}): MaterialNeed => ({
  id,
  name,
  required: true,
  source: 'absent',
  licence: null,
  files: [],
  need: 'required',
  why: null,
  instructions: null,
  acceptanceStandard: null,
  blankForm: null,
  sampleForm: null,
  group: null,
  mayCommit: false,
  within: null,
  ...more,
});

export const file = {
  id: 'file-1',
  name: '平面图.jpg',
  size: 2_516_582,
  mediaType: 'image/jpeg',
  addedAt: '2026-11-16T06:35:00.000Z',
};

export const materials: MaterialNeed[] = [
  need('m1', '食品经营许可申请书', { source: 'form' }),
  need('m2', '营业执照', {
    source: 'held-licence',
    licence: { typeName: '营业执照', number: '92513424MA6DEM07YT', checkedAt: '2026-11-16T06:20:00.000Z' },
  }),
  need('m3', '与食品经营相适应的主要设备设施布局、操作流程文件', { source: 'upload', files: [file] }),
  need('m4', '食品安全规章制度目录清单', {
    instructions: '照样本改成您店里的',
    sampleForm: '/samples/m4.pdf',
  }),
  need('m8', '外设仓库材料', { why: '店外有没有仓库？', need: 'later', required: false }),
];

export const ownKept: OwnMaterial[] = [
  {
    id: 'own-1',
    label: '房屋租赁合同',
    name: '租赁合同.pdf',
    source: 'application',
    itemName: '食品经营许可证新办',
    mediaType: 'application/pdf',
    size: 812_331,
    addedAt: '2026-11-16T06:35:00.000Z',
    usedAt: '2026-11-20T06:35:00.000Z',
  },
  {
    id: 'own-2',
    label: '食品安全规章制度目录清单',
    name: '制度.jpg',
    source: 'upload',
    itemName: null,
    mediaType: 'image/jpeg',
    size: 912_331,
    addedAt: '2026-11-18T06:35:00.000Z',
    usedAt: null,
  },
];

export function correctionSample(more: Partial<CorrectionProps> = {}): CorrectionProps {
  const field = pages.flatMap((page) => page.fields).find((one) => one.name === 'premisesArea');
  const material = materials[3];
  if (!field || !material) throw new Error('The sample form has changed.');
  return {
    frame: signedIn(sampleFrame({ path: '/cases/c-1/correction' })),
    caseId: 'c-1',
    draftId: 'dr-2',
    number: '513424-20261116-000731-4',
    itemName: food.definition.name,
    version: 3,
    seen: '{}',
    savedAt: null,
    more: [],
    moreMaterials: [],
    decides: [],
    targets: [
      { point: { kind: 'material', ref: 'm4', say: '清单里少了进货查验制度，请补上' }, material },
      { point: { kind: 'field', ref: 'premisesArea', say: '面积和租房合同上的不一样，请核对' }, field },
    ],
    answers,
    returned: { typed: {}, problems: [] },
    choices: {},
    notice: null,
    own: ownKept,
    problem: null,
    ...more,
  };
}

export const commitment: CommitmentText = {
  version: 1,
  item: '食品经营许可证新办',
  materials: ['食品安全规章制度目录清单'],
  obligations: ['填写的内容真实、准确、完整；'],
  consequences: ['承诺不实的，依法撤销行政决定。'],
  basis: '国办发〔2020〕42号',
};
