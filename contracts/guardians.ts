import Type, { type Static } from 'typebox';
import { dateTime, day, nullable } from './schema-parts.ts';

/** How a guardian stands to the ward (民法典 27: parents first; 28: spouse, parents or children, other close relatives). */
export const guardianRelations = {
  parent: '父母',
  spouse: '配偶',
  child: '子女',
  grandparent: '祖父母、外祖父母',
  sibling: '兄、姐',
  other: '其他（经居民委员会、村民委员会或者民政部门同意）',
} as const;
export type GuardianRelation = keyof typeof guardianRelations;

/** 民法典 19, 20, 27: under eighteen; 21, 22, 28: declared by a court to be without full capacity. */
export const guardianGrounds = { minor: '未成年', incapacity: '无民事行为能力或者限制民事行为能力' } as const;
export type GuardianGround = keyof typeof guardianGrounds;

/** What proves it: of a minor the register or certificate; else the judgment, or the appointment (art. 31). */
export const guardianRecords = {
  'household-register': '居民户口簿',
  'birth-certificate': '出生医学证明',
  judgment: '人民法院判决书',
  appointment: '指定监护人的决定',
} as const;
export type GuardianRecord = keyof typeof guardianRecords;

const keysOf = <T extends object>(table: T) =>
  Type.Unsafe<keyof T & string>({ type: 'string', enum: Object.keys(table) });
const idNumber = Type.String({ minLength: 1, maxLength: 40 });

/** Who is whose guardian, and why. */
export const GuardianClaim = Type.Object({
  ward: Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }), idNumber }),
  relation: keysOf(guardianRelations),
  ground: keysOf(guardianGrounds),
});
export type GuardianClaim = Static<typeof GuardianClaim>;

const record = Type.Object({
  kind: keysOf(guardianRecords),
  number: Type.String({ minLength: 1, maxLength: 60 }),
});
export type RecordSeen = Static<typeof record>;

/** POST /api/people/guardianships: a clerk has the guardian, her card and the record before her. */
export const NewGuardianship = Type.Object({
  guardianIdNumber: idNumber,
  ...GuardianClaim.properties,
  record,
});
export type NewGuardianship = Static<typeof NewGuardianship>;

/** POST /api/people/guardianships/search: those of the card that lies on the counter. */
export const GuardianSearch = Type.Object({ guardianIdNumber: idNumber });

export const GuardianshipView = Type.Object({
  id: Type.String(),
  wardName: Type.String({ description: 'masked' }),
  relation: keysOf(guardianRelations),
  ground: keysOf(guardianGrounds),
  declaredAt: dateTime,
  checkedAt: nullable(dateTime),
  until: nullable(day),
});
export type GuardianshipView = Static<typeof GuardianshipView>;
export const GuardianshipList = Type.Object({ guardianships: Type.Array(GuardianshipView) });
