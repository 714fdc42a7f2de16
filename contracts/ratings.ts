import Type, { type Static } from 'typebox';

/**
 * Five levels, 5 best, as the national 好差评 interface counts them (国办发〔2019〕51号; GB/T 39735-2020).
 * GB/T 39046 appendix A.8 counts the other way round: convert at the border, never here. 1 and 2 are bad ratings 差评.
 */
export const ratingLevels = [5, 4, 3, 2, 1] as const;
export type RatingLevel = (typeof ratingLevels)[number];

/** National labels in force, by level; the first three of a level are obligatory, the rest extensions. Old codes 501… are retired. */
export const ratingTags: Record<RatingLevel, Record<string, string>> = {
  5: {
    '510': '一窗受理一次办结',
    '511': '可以先受理后补材料',
    '512': '不用提交证明',
    '513': '可以全程网上办理',
    '514': '可以使用手机办理',
    '515': '可以就近办理',
    '516': '无需材料直接办理',
    '517': '服务热情效率高',
  },
  4: {
    '406': '填写一张表单就可完成申报',
    '407': '在线提交材料窗口核验',
    '408': '一张清单告知全部申报材料',
    '409': '用告知承诺减免申报材料',
    '410': '可以在线预约办理',
    '411': '跑大厅一次办完',
    '412': '可以使用自助机办理',
    '413': '服务态度较好',
  },
  3: {
    '307': '一次性告知需要补正的材料',
    '308': '提供申报材料样本',
    '309': '在承诺的时间内办结',
    '310': '办事指南指引准确',
    '311': '按办事指南要求的材料即可办理',
    '312': '可以快递送达',
    '313': '跑动次数与承诺的一致',
    '314': '服务态度一般',
  },
  2: {
    '207': '没有提供材料样本',
    '208': '没有提供材料清单',
    '209': '未在承诺时间内办结',
    '210': '同样内容的证明材料被要求多次提交',
    '211': '承诺网办但无法在线办理',
    '212': '在线预约后到大厅重复取号排队',
    '213': '窗口人员业务不熟练',
    '214': '服务态度生硬',
  },
  1: {
    '108': '在办事指南之外增加新的审批条件',
    '109': '需提供办事指南之外的申报材料',
    '110': '无理由超过法定办理时间',
    '111': '办事指南提供样本有错',
    '112': '承诺在线收取实际无法收取',
    '113': '多头跑窗口和部门',
    '114': '跑动次数与承诺的不一致',
    '115': '服务态度差效率低',
  },
};

/** Channels of the national interface (pf). */
export const ratingChannels = {
  pc: '1',
  mobile: '2',
  qr: '3',
  'hall-device': '4',
  'hall-other': '5',
  phone: '6',
  sms: '7',
} as const;
export type RatingChannel = keyof typeof ratingChannels;

export const RatingInput = Type.Object({
  level: Type.Integer({ minimum: 1, maximum: 5 }),
  tags: Type.Array(Type.String({ pattern: '^[1-5][0-9]{2}$' }), { maxItems: 8, uniqueItems: true }),
  say: Type.String({ maxLength: 500 }),
  named: Type.Boolean({
    description: 'true: the name may be seen by those who mend, never by the person rated',
  }),
});
export type RatingInput = Static<typeof RatingInput>;

/** A rating as its author and the public page see it. `occasion`: 1 first, 2 follow-up. */
export type Rating = {
  caseId: string;
  occasion: 1 | 2;
  level: RatingLevel;
  tags: string[];
  say: string;
  named: boolean;
  at: Date;
};
