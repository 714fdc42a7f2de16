import Type, { type Static } from 'typebox';

/**
 * 秒批: conditions under which an application is granted by itself. Each is FEEL over the form's answers and
 * `instantFacts`; all of them must be true. A rule can only grant: where one is not true, people decide.
 */
export const InstantRule = Type.Object({
  id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
  /** Counted up by whoever changes the rule; kept with every decision made by it. */
  version: Type.Integer({ minimum: 1 }),
  reason: Type.String({
    minLength: 1,
    maxLength: 2000,
    description: 'printed as the reason of the decision',
  }),
  conditions: Type.Array(
    Type.Object({
      id: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
      say: Type.String({ minLength: 1, maxLength: 300, description: 'the condition as people read it' }),
      feel: Type.String({ minLength: 1, maxLength: 1000 }),
    }),
    { minItems: 1, maxItems: 50 },
  ),
});
export type InstantRule = Static<typeof InstantRule>;

/** What a condition may ask besides the answers; names that no field of such a form may have. */
export const instantFacts = [
  'heldLicences', // ids of the licence types that stand for a material of this application
  'uploadedMaterials', // how many materials came as files, which somebody has to read
  'committedMaterials',
  'deferredMaterials',
  'realNameLevel', // of the person who applies
  'underMandate',
  'today', // YYYY-MM-DD in China
] as const;
export type InstantFact = (typeof instantFacts)[number];
