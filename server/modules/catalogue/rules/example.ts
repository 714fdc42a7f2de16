import type { ItemDefinition } from '../../../../contracts/catalogue.ts';
import type { RawItem } from '../items-file.ts';
import { shippedVocabulary } from '../vocabulary.ts';
import { itemTypeOf, type Normalised, normaliseItem } from './normalise.ts';

/** An entry for tests: consistent as it stands; `more` changes what the test is about. */
export function example(more: Partial<RawItem> = {}): Normalised {
  const raw: RawItem = {
    id: 'T-1',
    name: '测试许可',
    itemType: '行政许可',
    baseCode: '000131024000',
    handleItemNo: '01',
    serviceObjects: ['企业法人'],
    levels: ['县'],
    dept: '市场监督管理',
    minVisits: 0,
    statutory: { value: 20, unit: '工作日' },
    promised: { value: 10, unit: '工作日' },
    handleKind: '承诺件',
    charged: false,
    specialProcedures: [],
    result: { name: '测试许可证', kind: '出证办结' },
    materials: [],
    ...more,
  };
  return normaliseItem(raw, itemTypeOf(raw.itemType) ?? 'licence', 'GB/T 39554-2020', shippedVocabulary(), {
    ownForm: false,
  });
}

export function exampleItem(more: Partial<RawItem> = {}): ItemDefinition {
  return example(more).definition;
}
