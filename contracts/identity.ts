import Type, { type Static } from 'typebox';
import { day } from './schema-parts.ts';

/** Kinds of applicants by GB/T 39554 / C0109 practice; 39046 gives 5 and 6 other meanings (an import names its version). */
export const subjectKinds = {
  person: { code: '1', zh: '自然人' },
  enterprise: { code: '2', zh: '企业法人' },
  institution: { code: '3', zh: '事业法人' },
  'social-organisation': { code: '4', zh: '社会组织法人' },
  'individual-business': { code: '5', zh: '非法人企业（个体工商户等）' },
  'state-organ': { code: '6', zh: '行政机关' },
  other: { code: '9', zh: '其他组织' },
} as const;
export type SubjectKind = keyof typeof subjectKinds;

/** Real-name levels of an account: 1 registered, 2 name and number matched a register, 3 checked face to face or by a trusted provider. */
export type RealNameLevel = 1 | 2 | 3;

/** Staff roles and what each may do; a grant ties a role to a division and, where given, one organisation. */
export const permissions = {
  window_clerk: [
    'case.read',
    'licence.pull',
    'case.receive',
    'case.unmask',
    'catalogue.read',
    'identity.verify-person',
    'counter.serve',
    'request.read',
    'request.file',
    'supervision.read',
  ],
  reviewer: [
    'case.read',
    'case.review',
    'case.unmask',
    'catalogue.read',
    'request.read',
    'request.handle',
    'supervision.read',
  ],
  /** 即办窗口: a clerk whom the department lets grant items handled on the spot; never a refusal. */
  instant_clerk: [
    'case.read',
    'case.receive',
    'case.instant',
    'licence.pull',
    'case.unmask',
    'catalogue.read',
    'identity.verify-person',
    'counter.serve',
    'request.read',
    'request.file',
    'supervision.read',
  ],
  /** Who decides also extends (art. 42) and voids, in the name of the organ. */
  decider: [
    'case.read',
    'licence.read',
    'licence.calls',
    'licence.decide',
    'case.decide',
    'case.extend',
    'case.void',
    'case.unmask',
    'catalogue.read',
    'rating.read',
    'rating.mend',
    'indicator.read',
    'programme.read',
    'programme.report',
    'request.read',
    'request.handle',
    'bulletin.read',
    'supervision.read',
    'supervision.oversee',
    'supervision.unit',
  ],
  issue_clerk: [
    'case.read',
    'licence.read',
    'licence.calls',
    'licence.issue',
    'case.finish',
    'case.unmask',
    'catalogue.read',
    'counter.serve',
    'supervision.read',
  ],
  catalogue_editor: ['catalogue.read', 'catalogue.edit', 'licence.design', 'licence.calls', 'package.read'],
  /** 便民服务中心: serves at the township's windows and calls on the county's departments 乡呼县应. */
  township_clerk: ['request.read', 'request.file', 'counter.serve', 'catalogue.read'],
  /** 牵头单位: drafts and publishes the packages that her organisation leads. */
  package_designer: ['catalogue.read', 'package.read', 'package.edit'],
  supervisor: [
    'case.read',
    'licence.read',
    'licence.calls',
    'case.supervise',
    'catalogue.read',
    'package.read',
    'rating.read',
    'rating.handle',
    'indicator.read',
    'indicator.enter',
    'programme.read',
    'programme.manage',
    'request.read',
    'request.route',
    'bulletin.read',
    'bulletin.issue',
    'supervision.read',
    'supervision.oversee',
    'supervision.judge',
  ],
  admin: ['staff.manage', 'seal.manage', 'catalogue.read', 'audit.read'],
} as const satisfies Record<string, readonly string[]>;
export type Role = keyof typeof permissions;
export type Permission = (typeof permissions)[Role][number];

export const Grant = Type.Object({
  role: Type.Unsafe<Role>({ type: 'string', enum: Object.keys(permissions) }),
  divisionCode: Type.String({ description: 'covers this division and all below it' }),
  organisationId: Type.Union([Type.String(), Type.Null()], {
    description: 'null: every organisation of the division',
  }),
});
export type Grant = { role: Role; divisionCode: string; organisationId: string | null };

/** Who acts. `subjectId` is in whose name (an enterprise, or the person's own); both are kept in every event. */
export type ApplicantActor = {
  kind: 'applicant';
  sessionId: string;
  accountId: string;
  personId: string;
  personName: string;
  subjectId: string;
  subjectName: string;
  subjectKind: SubjectKind;
  level: RealNameLevel;
  /** The mandates under which she acts for the subject; absent: in her own right (herself, its legal representative). */
  mandates?: readonly MandateScope[];
  /** The session acted for somebody who has taken the mandate back since; she is herself again, and must be told. */
  lapsed?: boolean;
};

/** How a mandate's agent stands to its principal 委托人: an enterprise's 经办人, family, or somebody who helps 帮办. */
export const mandateRelations = ['agent', 'family', 'helper'] as const;
export type MandateRelation = (typeof mandateRelations)[number];

/** Who acts for another by law, without a deed: 法定代表人 of an organisation, 监护人 of a person (民法典 23, 61). */
export type LawfulRole = 'legal_representative' | 'guardian';

/** What a mandate covers: items of a division and all below it; null: every item there. */
export type MandateScope = {
  id: string;
  divisionCode: string;
  itemCodes: readonly string[] | null;
  /** May sign commitments 告知承诺 in the principal's name. */
  mayCommit: boolean;
};
export type StaffActor = {
  kind: 'staff';
  sessionId: string;
  staffId: string;
  name: string;
  title: string;
  grants: Grant[];
  /** Absent colleagues whose substitute (B 岗) she is today. */
  standsFor?: readonly Principal[];
};
/** Whose work a substitute does: the rights on cases go with it (`caseGrants`), no others. */
export type Principal = { staffId: string; name: string; grants: Grant[] };
export type Actor =
  | { kind: 'anonymous' }
  | ApplicantActor
  | StaffActor
  | { kind: 'system'; name: string }
  /** Who holds a signed link to one question of one case; no session, no account. */
  | { kind: 'outside'; linkId: string };

/** True where one of the actor's grants carries the permission (scope is checked with the subject, see the gate). */
export function hasPermission(grants: readonly Grant[], permission: Permission): boolean {
  return grants.some((grant) => (permissions[grant.role] as readonly string[]).includes(permission));
}

/** Grants that count where cases are concerned: her own, and those of the colleagues she stands for. */
export const caseGrants = (actor: Pick<StaffActor, 'grants' | 'standsFor'>): Grant[] => [
  ...actor.grants,
  ...(actor.standsFor ?? []).flatMap((principal) => principal.grants),
];

/** A right on cases may come from an absent colleague; every other is the officer's own. */
export function mayAnywhere(
  actor: Pick<StaffActor, 'grants' | 'standsFor'>,
  permission: Permission,
): boolean {
  return hasPermission(permission.startsWith('case.') ? caseGrants(actor) : actor.grants, permission);
}

export const StaffSignIn = Type.Object({
  account: Type.String({ minLength: 1, maxLength: 60 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
});
/** POST /api/me/password: the officer's own; every other session ends. */
export const PasswordChange = Type.Object({
  old: Type.String({ minLength: 1, maxLength: 200 }),
  next: Type.String({ minLength: 1, maxLength: 200 }),
});
export type PasswordChange = Static<typeof PasswordChange>;

/** Days on which an officer is away, both included. */
export const Absence = Type.Object({ from: day, to: day });
export type Absence = Static<typeof Absence>;
/** PUT /api/me/absence: null ends it. */
export const AbsenceChange = Type.Object({ absence: Type.Union([Absence, Type.Null()]) });

const Colleague = Type.Object({ staffId: Type.String(), name: Type.String() });

export const Me = Type.Object({
  staffId: Type.String(),
  name: Type.String(),
  title: Type.String(),
  grants: Type.Array(Grant),
  permissions: Type.Array(Type.String()),
  csrf: Type.String({ description: 'send back as header x-csrf on every POST' }),
  demonstration: Type.Boolean(),
  standsFor: Type.Array(Colleague, { description: 'absent colleagues whose work is done meanwhile' }),
  substitute: Type.Union([Colleague, Type.Null()], { description: 'who does it while oneself is away' }),
  absence: Type.Union([Absence, Type.Null()]),
});
export type Me = Static<typeof Me>;
