import Type, { type Static } from 'typebox';
import { Finding, Limit } from './catalogue.ts';
import { type Necessity, necessities } from './catalogue-codes.ts';
import { CommitmentTerms } from './commitment.ts';
import { InstantRule } from './instant.ts';
import { nullable } from './schema-parts.ts';

const { version: _counted, ...instant } = InstantRule.properties;
/** 秒批 as an editor writes it; the version is counted where it is published. */
export const InstantDraft = Type.Object(instant);
export type InstantDraft = Static<typeof InstantDraft>;

/** What an item says of how it is handled beyond its guide: 收件即受理, 容缺后补, 告知承诺, 秒批. */
export const ItemRules = Type.Object({
  acceptOnReceipt: Type.Boolean(),
  deferral: nullable(Limit),
  commitment: nullable(CommitmentTerms),
  materials: Type.Array(
    Type.Object({
      id: Type.String({ maxLength: 80 }),
      deferrable: Type.Boolean({ description: 'may come after acceptance' }),
      deferral: nullable(Limit),
      committable: Type.Boolean({ description: 'a commitment may stand for it' }),
      licenceFields: Type.Optional(
        Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
          maxItems: 40,
          description: 'elements of the licence that the office needs beside its number; absent: as before',
        }),
      ),
    }),
    { maxItems: 500 },
  ),
  instant: nullable(InstantDraft),
});
export type ItemRules = Static<typeof ItemRules>;

const Field = Type.Object({
  name: Type.String(),
  label: Type.String(),
  kind: Type.String(),
  options: Type.Array(Type.Object({ value: Type.String(), label: Type.String() })),
});

/** GET /api/catalogue/items/:itemCode/rules: those of the published version, and what conditions may ask for. */
export const ItemRulesView = Type.Object({
  itemCode: Type.String(),
  divisionCode: Type.String(),
  name: Type.String(),
  organisation: Type.String(),
  version: Type.Integer(),
  rules: ItemRules,
  instantVersion: nullable(Type.Integer()),
  materials: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      necessity: nullable(Type.Unsafe<Necessity>({ type: 'string', enum: Object.keys(necessities) })),
      fixed: Type.Boolean({
        description: 'made by the platform, or asked by credit: nothing to choose here',
      }),
      bound: Type.Boolean({ description: 'to a kind of licence, which may stand for it' }),
    }),
  ),
  fields: Type.Array(Field),
  facts: Type.Array(Field, { description: 'what conditions may ask besides the answers' }),
});
export type ItemRulesView = Static<typeof ItemRulesView>;

/** POST …/rules/check: what stands in the way, and what the rule finds on made-up answers. Nothing is kept. */
export const RulesCheck = Type.Object({
  divisionCode: Type.String(),
  rules: ItemRules,
  answers: Type.Record(Type.String(), Type.Unknown()),
});
export const RulesChecked = Type.Object({
  findings: Type.Array(Finding),
  unmet: nullable(Type.Array(Type.String(), { description: 'ids of conditions; null: there is no rule' })),
});
export type RulesChecked = Static<typeof RulesChecked>;

/** POST …/rules: publishes the next version of the item with these rules; open cases keep theirs. */
export const RulesPublication = Type.Object({
  divisionCode: Type.String(),
  version: Type.Integer({ minimum: 1, description: 'the version that was edited' }),
  rules: ItemRules,
});
export const RulesPublished = Type.Object({ version: Type.Integer() });
