import Type, { type Static, type TSchema } from 'typebox';
import { type SubjectKind, subjectKinds } from './identity.ts';

const known = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const text = known(Type.String());

/** A kind of licence or certificate 证照类型 (GB/T 36902-2018). */
export const LicenceType = Type.Object({
  id: Type.String(),
  name: Type.String({ description: 'official name' }),
  aliases: Type.Array(Type.String()),
  issuer: text,
  holderPublished: text,
  holderKinds: Type.Array(Type.Unsafe<SubjectKind>({ type: 'string', enum: Object.keys(subjectKinds) })),
  departmentCode: text,
  validity: text,
  numberRule: text,
  typeCode: known(Type.String({ description: '21 characters of GB/T 36904; null: not known' })),
  issuedBy: Type.Union([Type.Literal('platform'), Type.Literal('external')], {
    description: 'external: only a ministry system issues it; the platform holds, checks and shows it',
  }),
  issuedByItems: Type.Array(Type.String()),
  lists: Type.Array(Type.String()),
  note: text,
});
export type LicenceType = Static<typeof LicenceType>;

/** State of an issued licence 证照状态, with the code that reports to the state use (as seen in published examples). */
export const licenceStates = {
  valid: { code: '01', zh: '有效' },
  suspended: { code: '02', zh: '暂扣' },
  revoked: { code: '03', zh: '撤销' },
  cancelled: { code: '04', zh: '注销' },
  expired: { code: '05', zh: '到期' },
  superseded: { code: '05', zh: '已换发' },
} as const;
export type LicenceState = keyof typeof licenceStates;
