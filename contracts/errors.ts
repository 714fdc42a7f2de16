import Type, { type Static } from 'typebox';

/**
 * Every expected failure: its HTTP status and when it happens. The sentence people read is made from
 * the code and its params by the message catalogues (ui/words, key `error.<code>`).
 */
export const errorCodes = {
  'invalid-input': {
    status: 422,
    when: 'A body, query or form does not fit its schema; `fields` names each place.',
  },
  'not-signed-in': { status: 401, when: 'The route needs a session and there is none, or it was revoked.' },
  'session-expired': { status: 401, when: 'There was a session, and it ended by time.' },
  'wrong-credentials': { status: 401, when: 'Account or password do not match; never says which.' },
  'locked-out': { status: 429, when: 'Too many wrong passwords; `until` is when the next try is possible.' },
  'too-many-requests': { status: 429, when: 'The limit of requests of a route is used up.' },
  forbidden: { status: 403, when: 'Signed in, but the gate denies this action on this subject.' },
  'bad-csrf': { status: 403, when: 'The form was not made for this session.' },
  'not-found': { status: 404, when: 'Nothing there, or nothing this actor may know of.' },
  'licence-not-usable': {
    status: 409,
    when: 'A licence that is shown cannot stand for a paper of this case: somebody else’s, or not valid now.',
  },
  'own-materials-full': { status: 409, when: 'The store of an applicant’s own materials has no room.' },
  'stale-version': {
    status: 409,
    when: 'The command names an older version; `changes` lists who did what since.',
  },
  'case-taken': { status: 409, when: 'Another officer has the case; `by` names who, `since` when.' },
  'not-allowed-now': {
    status: 409,
    when: 'The lifecycle has no such action from this state for this actor.',
  },
  'key-reused': { status: 422, when: 'The idempotency key was used for a different command.' },
  'item-not-open': { status: 409, when: 'The item is not published, is suspended or withdrawn.' },
  'not-eligible': {
    status: 422,
    when: 'The applicant is not of a kind the item is for; `reason` and `first` say what to do.',
  },
  'real-name-level': { status: 403, when: 'The action needs a higher real-name level than the account has.' },
  'answers-invalid': { status: 422, when: 'Answers do not satisfy the form; `fields` has a problem each.' },
  'materials-missing': { status: 422, when: 'Required materials have no source; `materials` names them.' },
  'upload-refused': {
    status: 422,
    when: 'A file was refused; `problem` is one of the codes of contracts/files.ts.',
  },
  'glyph-missing': {
    status: 422,
    when: 'No font has a character of a name or text, so a paper would show a gap; `character`, `code` (U+…), `template`.',
  },
  'licence-too-long': {
    status: 422,
    when: 'The face of a licence has no room for its fields even in the smallest letters; `field` is the longest.',
  },
  'licence-not-made': {
    status: 422,
    when: 'A licence cannot be made from what is known; `reason`: fields (then `fields`: key, label), issuer, number, face.',
  },
  'seal-not-ready': {
    status: 409,
    when: 'The issuer has no seal that may be used now; `reason`: none, applied, made, filed, suspended, destroyed.',
  },
  'show-code-over': {
    status: 410,
    when: 'A code for showing a licence has ended, was replaced by a newer one, or is none.',
  },
  'licence-external': {
    status: 409,
    when: 'Only a ministry system issues this type of licence; `type` is its name.',
  },
  'already-rated': { status: 409, when: 'A first rating exists, and the one follow-up was used.' },
  'already-registered': {
    status: 409,
    when: 'An account with this ID number, phone or login name exists; `reason`: person, phone, login-name.',
  },
  'cannot-bind': {
    status: 422,
    when: 'The account cannot act for this organisation; `reason`: unknown, closed, not-representative (then `representative`, masked).',
  },
  'wrong-check-code': { status: 422, when: 'The code read at the window is not that of this account now.' },
  'wrong-reset-code': {
    status: 422,
    when: 'The code from the window does not reset this password, or no longer.',
  },
  'provider-sign-in': {
    status: 401,
    when: 'Signing in through the identity provider failed; `reason`: refused, expired, unavailable, closed.',
  },
  'mandate-ended': {
    status: 403,
    when: 'The session acted under a mandate that ended since; nothing was done in either name.',
  },
  'outside-mandate': {
    status: 403,
    when: 'The mandate under which the actor acts does not cover this item here, or this act; `reason`.',
  },
  'package-refused': {
    status: 422,
    when: 'A package may not be published as it is; `findings` names each place that refuses it.',
  },
  'package-exists': {
    status: 409,
    when: 'A package with this id exists in the division; `name` is its name.',
  },
  unavailable: { status: 503, when: 'The database or another part cannot be reached at the moment.' },
  internal: { status: 500, when: 'A defect; `reference` finds it in the log.' },
} as const satisfies Record<string, { status: number; when: string }>;

export type ErrorCode = keyof typeof errorCodes;

export const FieldProblem = Type.Object(
  {
    field: Type.String({ description: 'JSON pointer or form field name' }),
    code: Type.String({ description: 'message key under `problem.` of the catalogues' }),
    params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  },
  { $id: 'FieldProblem' },
);
export type FieldProblem = Static<typeof FieldProblem>;

/** The body of every refused request (shape of RFC 9457, with the sentence in `detail`). */
export const Problem = Type.Object(
  {
    code: Type.String(),
    title: Type.String({ description: 'what happened, one sentence in the language asked for' }),
    detail: Type.String({ description: 'why, and what to do' }),
    fields: Type.Optional(Type.Array(FieldProblem)),
    params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    reference: Type.Optional(Type.String({ description: 'request id, to quote to the help line' })),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;
