import Type, { type Static } from 'typebox';
import { dateTime, nullable } from './schema-parts.ts';

/** Why a rating is suspected of not being the applicant's own; the first two never become a rating. */
export const ratingFlags = {
  'staff-session': '工作人员登录着提交',
  'before-end': '服务没有结束就评价',
  'clerk-desk': '与窗口人员同一台设备',
  'clerk-network': '与窗口人员同一网络',
  'clerk-name': '评价人与经办人同名',
  'too-fast': '一请就评，来不及看',
  burst: '短时间连续相同好评',
  'same-phone': '同一手机号反复评价',
} as const;
export type RatingFlag = keyof typeof ratingFlags;

const verdict = Type.Object({
  counts: Type.Boolean(),
  reason: Type.String(),
  by: Type.String({ description: 'name of the officer' }),
  at: dateTime,
});
export const FlagRow = Type.Object({
  id: Type.Integer(),
  flag: Type.Unsafe<RatingFlag>({ type: 'string', enum: Object.keys(ratingFlags) }),
  /** Null: an attempt that was refused. */
  level: nullable(Type.Integer()),
  channel: Type.String(),
  itemName: Type.String(),
  organisationName: Type.String(),
  evidence: Type.Record(Type.String(), Type.Number()),
  at: dateTime,
  counts: Type.Boolean({ description: 'whether the rating counts as far as this flag goes' }),
  verdict: nullable(verdict),
});
export type FlagRow = Static<typeof FlagRow>;
export const FlagList = Type.Object({
  rows: Type.Array(FlagRow),
  next: nullable(Type.Integer({ description: 'ask again with before=…' })),
});
export type FlagList = Static<typeof FlagList>;
/** POST /api/ratings/flags/:id/verdict: whether the rating counts after all; once. */
export const FlagVerdict = Type.Object({
  counts: Type.Boolean(),
  reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
});
export type FlagVerdict = Static<typeof FlagVerdict>;
