import Type, { type Static } from 'typebox';
import { nullable } from './schema-parts.ts';

/** Levels of exercise 行使层级 (GB/T 39046-2020); a division has one of 2–6. */
export const levels = {
  1: '国家级',
  2: '省级',
  3: '市级',
  4: '县级',
  5: '镇（乡、街道）级',
  6: '村（社区）级',
  7: '分级管理',
} as const;
export type Level = keyof typeof levels;

/**
 * Digits of a division's code by level: 2 province, 4 city, 6 county, 9 township, 12 village (GB/T 2260, GB/T 10114).
 * The product writes cities as 4 digits + 00 and provinces as 2 digits + 0000, as its tables of rights do.
 */
export const Division = Type.Object({
  code: Type.String({ pattern: '^\\d{6}(\\d{3}(\\d{3})?)?$' }),
  name: Type.String(),
  level: Type.Integer({ minimum: 2, maximum: 6 }),
  parentCode: nullable(Type.String()),
});
export type Division = Static<typeof Division>;

export const organisationKinds = {
  department: '部门',
  'service-body': '公共服务机构',
  centre: '政务服务中心',
  township: '便民服务中心',
  village: '便民服务站',
} as const;
export type OrganisationKind = keyof typeof organisationKinds;

/** Opening hours: days 1 Monday … 7 Sunday, times HH:MM local. `note` says what is special (appointment only …). */
export const OpeningHours = Type.Object({
  days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 })),
  from: Type.String({ pattern: '^\\d\\d:\\d\\d$' }),
  to: Type.String({ pattern: '^\\d\\d:\\d\\d$' }),
  note: nullable(Type.String()),
});
export type OpeningHours = Static<typeof OpeningHours>;

export const windowKinds = {
  general: '综合窗口',
  issue: '统一出件窗口',
  difficult: '办不成事反映窗口',
  assistance: '帮办代办窗口',
  special: '专业窗口',
} as const;
export type WindowKind = keyof typeof windowKinds;

export const ServiceWindow = Type.Object({
  id: Type.String(),
  number: Type.String({ description: 'as the sign over the counter says: 3 号' }),
  name: Type.String(),
  kind: Type.Unsafe<WindowKind>({ type: 'string', enum: Object.keys(windowKinds) }),
  zone: nullable(Type.String({ description: 'functional zone 功能区' })),
  floor: nullable(Type.String()),
});
export type ServiceWindow = Static<typeof ServiceWindow>;

export const Venue = Type.Object({
  id: Type.String(),
  divisionCode: Type.String(),
  name: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  complaintPhone: nullable(Type.String()),
  hours: Type.Array(OpeningHours),
  zones: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  windows: Type.Array(ServiceWindow),
  demo: Type.Boolean(),
});
export type Venue = Static<typeof Venue>;

export const Organisation = Type.Object({
  id: Type.String(),
  divisionCode: Type.String(),
  level: Type.Integer({ minimum: 1, maximum: 7 }),
  name: Type.String(),
  uscc: nullable(Type.String()),
  kind: Type.Unsafe<OrganisationKind>({ type: 'string', enum: Object.keys(organisationKinds) }),
  departmentKey: nullable(
    Type.String({ description: 'canonical department of data/aliases/departments.json' }),
  ),
  demo: Type.Boolean(),
  venueId: nullable(Type.String({ description: 'where people meet it' })),
});
export type Organisation = Static<typeof Organisation>;

/**
 * The form of a division's code used as key here, from any written form (51, 5134, 510000000000, 513424000000, …);
 * null where it is none. Provinces and cities take 6 digits, townships 9, villages 12.
 */
export function divisionKey(code: string): string | null {
  if (!/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(code) || code.startsWith('0')) return null;
  const full = code.padEnd(12, '0');
  if (!full.endsWith('000')) return full;
  return full.endsWith('000000') ? full.slice(0, 6) : full.slice(0, 9);
}
