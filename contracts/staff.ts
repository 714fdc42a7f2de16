import Type, { type Static } from 'typebox';
import { Absence, Grant } from './identity.ts';

const grants = Type.Array(Grant, { minItems: 1, maxItems: 50 });
const password = Type.String({ minLength: 1, maxLength: 200 });
const idNumber = Type.String({ minLength: 1, maxLength: 40 });

/** POST /api/people/verify: a clerk has seen the person and the card; the code is read from the person's own account. */
export const VerifyPerson = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  idNumber,
  code: Type.String({ minLength: 1, maxLength: 20, description: 'six digits of “My account”' }),
});
export type VerifyPerson = Static<typeof VerifyPerson>;

/** POST /api/people/reset-code: a code with which the card's holder sets a new password. */
export const ResetCodeRequest = Type.Object({ idNumber });
export const ResetCode = Type.Object({
  code: Type.String({ description: 'ten digits, good for half an hour at least and once' }),
});
export type ResetCode = Static<typeof ResetCode>;

/** An officer as administrators see one. */
export const StaffMember = Type.Object({
  id: Type.String(),
  account: Type.String(),
  name: Type.String(),
  title: Type.String(),
  active: Type.Boolean(),
  grants: Type.Array(Grant),
  substitute: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  absence: Type.Union([Absence, Type.Null()]),
});
export type StaffMember = Static<typeof StaffMember>;

/** Where an administrator may give rights: the divisions in scope with their organisations. */
export const StaffPlace = Type.Object({
  divisionCode: Type.String(),
  name: Type.String(),
  whole: Type.Boolean({ description: 'rights over every organisation of the division may be given' }),
  organisations: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type StaffPlace = Static<typeof StaffPlace>;

/** GET /api/staff */
export const StaffList = Type.Object({
  staff: Type.Array(StaffMember),
  places: Type.Array(StaffPlace),
});
export type StaffList = Static<typeof StaffList>;

/** POST /api/staff */
export const NewStaff = Type.Object({
  account: Type.String({ minLength: 1, maxLength: 60 }),
  name: Type.String({ minLength: 1, maxLength: 60 }),
  title: Type.String({ maxLength: 100 }),
  password,
  grants,
});
export type NewStaff = Static<typeof NewStaff>;
export const NewStaffId = Type.Object({ id: Type.String() });

/** PATCH /api/staff/:staffId; one change at a time, so that each is one entry of the audit log. */
export const StaffChange = Type.Object(
  {
    active: Type.Optional(Type.Boolean()),
    grants: Type.Optional(grants),
    password: Type.Optional(password),
    /** Who does the officer's work while she is away (B 岗). */
    substituteId: Type.Optional(Type.Union([Type.String({ format: 'uuid' }), Type.Null()])),
    absence: Type.Optional(Type.Union([Absence, Type.Null()])),
  },
  { minProperties: 1, maxProperties: 1 },
);
export type StaffChange = Static<typeof StaffChange>;

export const StaffId = Type.Object({ staffId: Type.String({ format: 'uuid' }) });
