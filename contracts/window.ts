import Type, { type Static } from 'typebox';
import { FieldProblem } from './errors.ts';
import { FormPage } from './forms.ts';
import type { LawfulRole, MandateRelation, SubjectKind } from './identity.ts';
import { subjectKinds } from './identity.ts';
import { day } from './schema-parts.ts';

/** Deeds that a person signs on paper at the window, by the command that each is. */
export const windowActs = {
  submit: '申请书',
  resubmit: '补正材料',
  supply: '容缺后补材料',
  withdraw: '撤回申请书',
} as const;
export type WindowAct = keyof typeof windowActs;

/** What a clerk may have seen to know who stands before her; each shows name, number and face. */
export const identityProofs = {
  'resident-card': '居民身份证',
  'temporary-card': '临时居民身份证',
  'electronic-card': '电子居民身份证',
} as const;
export type IdentityProof = keyof typeof identityProofs;
const proof = Type.Unsafe<IdentityProof>({ type: 'string', enum: Object.keys(identityProofs) });

/** POST /api/window: card and person were seen. */
export const NewAttendance = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  idNumber: Type.String({ minLength: 1, maxLength: 40 }),
  proof,
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  code: Type.Optional(
    Type.String({ maxLength: 20, description: 'six digits of “My account”, where there is one' }),
  ),
  takeOver: Type.Optional(
    Type.Boolean({
      description: 'an account of this number whose holder was never checked loses password and sessions',
    }),
  ),
});
export type NewAttendance = Static<typeof NewAttendance>;

/** In whose name she may apply: herself, by law, or under a mandate. */
export const AttendedSubject = Type.Object({
  subjectId: Type.String(),
  name: Type.String(),
  kind: Type.Unsafe<SubjectKind>({ type: 'string', enum: Object.keys(subjectKinds) }),
  role: Type.Unsafe<'self' | LawfulRole | MandateRelation>({ type: 'string' }),
  until: Type.Union([Type.String(), Type.Null()]),
});
export type AttendedSubject = Static<typeof AttendedSubject>;

export const Attendance = Type.Object({
  id: Type.String(),
  personName: Type.String(),
  until: Type.String({ description: 'after it the person must be seen anew' }),
  subjects: Type.Array(AttendedSubject, { description: 'she herself first' }),
});
export type Attendance = Static<typeof Attendance>;

/** POST /api/window/:attendance/enterprise: of which she is the legal representative by the register. */
export const AttendedEnterprise = Type.Object({ uscc: Type.String({ minLength: 1, maxLength: 40 }) });

/** GET /api/window/items: what this window receives. */
export const WindowItem = Type.Object({
  divisionCode: Type.String(),
  itemCode: Type.String(),
  name: Type.String(),
  organisationName: Type.String(),
});
export type WindowItem = Static<typeof WindowItem>;
export const WindowItems = Type.Object({ items: Type.Array(WindowItem) });
export type WindowItems = Static<typeof WindowItems>;

/** POST /api/window/:attendance/applications */
export const NewWindowApplication = Type.Object({
  subjectId: Type.String(),
  divisionCode: Type.String({ maxLength: 12 }),
  itemCode: Type.String({ maxLength: 80 }),
});

export const WindowMaterial = Type.Object({
  id: Type.String(),
  name: Type.String(),
  need: Type.String({ description: 'required, optional or later' }),
  source: Type.String(),
  licence: Type.Union([
    Type.Object({
      typeName: Type.String(),
      number: Type.String(),
      taken: Type.Optional(Type.Boolean({ description: 'from the code that its holder showed here' })),
    }),
    Type.Null(),
  ]),
  paperSeen: Type.Boolean(),
  mayCommit: Type.Boolean({ description: '告知承诺 may stand for it' }),
  due: Type.Union([Type.String(), Type.Null()], { description: '容缺: its last day' }),
  files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), size: Type.Integer() })),
});
export type WindowMaterial = Static<typeof WindowMaterial>;

const { $id: _named, ...problem } = FieldProblem as typeof FieldProblem & { $id?: string };
/** Without its name: an answer that holds it twice would define the name twice. */
const problems = Type.Array(problem as typeof FieldProblem);

/** An application that is being typed at the window. */
export const WindowApplication = Type.Object({
  id: Type.String(),
  divisionCode: Type.String(),
  itemCode: Type.String(),
  itemName: Type.String(),
  subjectName: Type.String(),
  personName: Type.String(),
  begunBefore: Type.Boolean({ description: 'she had begun it herself; the window goes on from there' }),
  pages: Type.Array(FormPage, { description: 'the fields that these answers call for' }),
  decides: Type.Array(Type.String(), { description: 'fields whose answer may bring or take away others' }),
  answers: Type.Record(Type.String(), Type.Unknown()),
  choices: Type.Record(
    Type.String(),
    Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
  ),
  problems,
  materials: Type.Array(WindowMaterial),
  missing: problems,
  mark: Type.Union([Type.String(), Type.Null()], {
    description: 'of what would be printed now; null while something is missing',
  }),
  acceptsOnReceipt: Type.Boolean({ description: '收件即受理' }),
  act: Type.Unsafe<Exclude<WindowAct, 'withdraw'>>({
    type: 'string',
    enum: ['submit', 'resubmit', 'supply'],
  }),
  caseId: Type.Union([Type.String(), Type.Null()], {
    description: '补正 or 容缺后补 of this case; null: a new application',
  }),
  commitment: Type.Union(
    [
      Type.Object({
        materials: Type.Array(Type.String()),
        obligations: Type.Array(Type.String()),
        consequences: Type.Array(Type.String()),
        basis: Type.Union([Type.String(), Type.Null()]),
      }),
      Type.Null(),
    ],
    { description: '告知承诺: what the signature on the print commits to; null: nothing' },
  ),
  corrections: Type.Array(Type.Object({ name: Type.String(), say: Type.String() }), {
    description: 'points of the one correction notice',
  }),
  signed: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), size: Type.Integer() }), {
    description:
      'scans of the signed print that has the present mark; those of an earlier print do not count',
  }),
});
export type WindowApplication = Static<typeof WindowApplication>;

/** PUT …/answers: what was typed, field by field. */
export const WindowAnswers = Type.Object({ answers: Type.Record(Type.String(), Type.Unknown()) });
/** POST …/licence: from the code that its holder shows. */
export const WindowLicence = Type.Object({
  code: Type.String({ minLength: 6, maxLength: 400, description: 'eight digits, or what the QR code says' }),
  materialId: Type.Optional(
    Type.String({ maxLength: 80, description: 'absent: the lacking material that is bound to its kind' }),
  ),
});
export type WindowLicence = Static<typeof WindowLicence>;
/** PUT …/papers: the materials of which the paper was seen. */
export const PapersSeen = Type.Object({
  materials: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 200 }),
});
/** PUT …/commitments: the materials for which she commits herself. */
export const Commitments = Type.Object({
  materials: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 200 }),
});
/** POST …/submit: `mark` stands on the printed application that the applicant has signed. */
export const WindowSubmission = Type.Object({
  mark: Type.String({ minLength: 8, maxLength: 64 }),
  /** The day on which the papers were handed in, where that was not today. */
  paperOn: Type.Optional(day),
  unscanned: Type.Optional(
    Type.Boolean({
      description: 'it could not be scanned, the paper itself is kept: a window turns nobody away',
    }),
  ),
});
export type WindowSubmission = Static<typeof WindowSubmission>;

/** GET /api/window/:attendance/:subject/cases: what she may bring on paper for a case of hers. */
export const WindowCase = Type.Object({
  id: Type.String(),
  number: Type.String(),
  itemName: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  submittedAt: Type.String({ format: 'date-time' }),
  acts: Type.Array(
    Type.Unsafe<Exclude<WindowAct, 'submit'>>({ type: 'string', enum: ['resubmit', 'supply', 'withdraw'] }),
  ),
  withdrawMark: Type.String({ description: 'on the print of the withdrawal, for this version' }),
});
export type WindowCase = Static<typeof WindowCase>;
export const WindowCases = Type.Object({ cases: Type.Array(WindowCase) });
export type WindowCases = Static<typeof WindowCases>;
