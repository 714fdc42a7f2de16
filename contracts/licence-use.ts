import Type, { type Static } from 'typebox';

const may = Type.Union([Type.String(), Type.Null()]);

/** POST /api/licences/pull: a window takes a licence from the code its holder shows. */
export const LicencePull = Type.Object({
  code: Type.String({ minLength: 6, maxLength: 400, description: 'eight digits, or what the QR code says' }),
  purpose: Type.String({ minLength: 2, maxLength: 100, description: 'the holder reads it' }),
  caseId: Type.Optional(
    Type.String({ format: 'uuid', description: 'attach it to this case, whose item is then the purpose' }),
  ),
  materialId: Type.Optional(
    Type.String({ maxLength: 60, description: 'the material of the case that it stands for' }),
  ),
});
export type LicencePull = Static<typeof LicencePull>;

export const PulledLicence = Type.Object({
  typeName: Type.String(),
  state: Type.String({ description: 'a key of licenceStates' }),
  issuerName: may,
  validUntil: may,
  identifier: may,
  elements: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
});
export type PulledLicence = Static<typeof PulledLicence>;

/** GET /api/cases/:id/licences: what was taken for the case from codes that holders showed. */
export const CaseLicences = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      typeName: Type.String(),
      materialId: may,
      state: Type.String({ description: 'now: a key of licenceStates' }),
      withdrawn: Type.Boolean({
        description: 'the holder took the consent back: nothing of it is shown any more',
      }),
      elements: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
      by: Type.String(),
      at: Type.String({ format: 'date-time' }),
    }),
  ),
});
export type CaseLicences = Static<typeof CaseLicences>;

/** How a call for a licence went, and where it gave nothing, why. */
export const callOutcomes = [
  'success',
  'none-held',
  'no-source',
  'switched-off',
  'suspended',
  'revoked',
  'cancelled',
  'expired',
  'of-another',
  'other-type',
] as const;
export type CallOutcome = (typeof callOutcomes)[number];

/**
 * GET /api/licences/calls: 电子证照调用成功率, calls that returned a valid licence ÷ all calls, by type and by the
 * organisation that asked, so that missing data and missing interfaces tell apart.
 */
export const LicenceCalls = Type.Object({
  from: Type.String(),
  until: Type.String(),
  calls: Type.Integer(),
  success: Type.Integer(),
  rows: Type.Array(
    Type.Object({
      typeName: Type.String(),
      organisation: Type.String(),
      calls: Type.Integer(),
      success: Type.Integer(),
    }),
  ),
  failures: Type.Array(
    Type.Object({
      typeName: Type.String(),
      reason: Type.Unsafe<CallOutcome>({ type: 'string', enum: [...callOutcomes] }),
      calls: Type.Integer(),
    }),
  ),
});
export type LicenceCalls = Static<typeof LicenceCalls>;

export const LicenceCallsQuery = Type.Object({
  from: Type.Optional(Type.String({ format: 'date' })),
  until: Type.Optional(Type.String({ format: 'date' })),
});
export type LicenceCallsQuery = Static<typeof LicenceCallsQuery>;
