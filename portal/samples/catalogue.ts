import type { ItemSummary } from '../../contracts/catalogue.ts';
import type { Venue } from '../../contracts/regions.ts';
import { shippedItem } from '../../server/modules/catalogue/index.ts';
import type { GuideProps } from '../pages/props.ts';
import { sampleFrame } from './frame.ts';

export const foodLicence = 'HN-000131024000-01';
export const food = shippedItem(foodLicence);

const summary = (name: string, more: Partial<ItemSummary> = {}): ItemSummary => ({
  itemCode: name,
  name,
  itemType: 'licence',
  departmentName: '市场监督管理',
  handleKind: 'promised',
  promised: { value: 10, unit: 'workday', unitBasis: 'stated' },
  minVisits: 0,
  charged: false,
  subjectKinds: ['enterprise', 'individual-business'],
  resultName: null,
  ...more,
});

export const items: ItemSummary[] = [
  summary('《食品经营许可证》新办', { itemCode: foodLicence, resultName: '食品经营许可证' }),
  summary('居民身份证换领', { departmentName: '公安', subjectKinds: ['person'], resultName: '居民身份证' }),
  summary('城乡居民参保登记', {
    departmentName: '医疗保障',
    subjectKinds: ['person'],
    promised: { value: 1, unit: 'on-the-spot', unitBasis: 'stated' },
  }),
  summary('失业保险金申领', {
    departmentName: '人力资源和社会保障',
    subjectKinds: ['person'],
    minVisits: null,
  }),
  summary('不动产抵押登记', {
    departmentName: '自然资源',
    subjectKinds: ['person', 'enterprise'],
    charged: true,
  }),
  summary('烟草专卖零售许可证新办', { departmentName: '烟草专卖', minVisits: 1, charged: null }),
];

export const venue: Venue = {
  id: 'v-1',
  divisionCode: '513424',
  name: '德昌县政务服务中心（演示）',
  address: '德州街道演示路 1 号',
  phone: '12345',
  complaintPhone: null,
  hours: [
    { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00', note: null },
    { days: [1, 2, 3, 4, 5], from: '13:30', to: '17:30', note: null },
    { days: [6], from: '09:00', to: '12:00', note: '延时服务' },
  ],
  zones: [],
  windows: [],
  demo: true,
};

export function guideSample(more: Partial<GuideProps> = {}): GuideProps {
  return {
    frame: sampleFrame({ path: `/items/513424/${foodLicence}` }),
    divisionCode: '513424',
    itemCode: foodLicence,
    item: food.definition,
    version: 3,
    publishedAt: '2026-11-02T02:00:00.000Z',
    state: 'published',
    organisationName: '德昌县市场监督管理局（演示）',
    venue,
    online: true,
    draft: null,
    completeness: food.completeness,
    yields: { does: 'made', name: '食品经营许可证' },
    ...more,
  };
}
