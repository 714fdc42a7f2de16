import Type, { type Static } from 'typebox';
import { LayoutPart, LicenceField, LicenceLayout, LicenceNumber, LicenceTerm } from './licence-layouts.ts';
import { dateTime, nullable } from './schema-parts.ts';

/** How licences of a type are made: the page with its parts, the elements of the face, number and validity. */
export const LicenceDesign = Type.Object({
  page: LicenceLayout.properties.page,
  parts: Type.Array(LayoutPart, { maxItems: 200 }),
  fields: Type.Array(LicenceField, { minItems: 1, maxItems: 60 }),
  term: LicenceTerm,
  openTerm: Type.Optional(Type.Boolean()),
  number: Type.Optional(LicenceNumber),
  sampleNumber: Type.String({ minLength: 1, maxLength: 60 }),
});
export type LicenceDesign = Static<typeof LicenceDesign>;

export const designFindingCodes = {
  'outside-page': 'blocks',
  'too-long': 'blocks',
  'glyph-missing': 'blocks',
  'qr-small': 'blocks',
  'qr-missing': 'blocks',
  'seal-missing': 'blocks',
  'seal-outside': 'blocks',
  'field-twice': 'blocks',
  'field-nowhere': 'blocks',
  'field-unknown': 'blocks',
  'no-holder': 'blocks',
  'from-unknown': 'blocks',
  'number-unknown': 'blocks',
  'value-unknown': 'blocks',
  'text-shrinks': 'notice',
  overlaps: 'notice',
} as const;
export type DesignFindingCode = keyof typeof designFindingCodes;

/** What is wrong with a design, and where: `part` is the index in `parts`, null: the design as a whole. */
export const DesignFinding = Type.Object({
  code: Type.Unsafe<DesignFindingCode>({ type: 'string', enum: Object.keys(designFindingCodes) }),
  part: nullable(Type.Integer()),
  params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  blocks: Type.Boolean(),
});
export type DesignFinding = Static<typeof DesignFinding>;

/** GET /api/licence-designs: every type that is issued here, with the version in force and a draft under way. */
export const DesignList = Type.Object({
  types: Type.Array(
    Type.Object({
      typeId: Type.String(),
      name: Type.String(),
      origin: Type.String({ description: 'file, or item: named by what an item yields' }),
      of: nullable(Type.String({ description: 'the item, where the name alone says little' })),
      codeKnown: Type.Boolean({ description: 'false: the demonstration definer stands in (GB/T 36904)' }),
      version: Type.Integer({ description: '0: the general layout of its kind' }),
      draftBy: nullable(Type.String()),
      issued: Type.Integer(),
    }),
  ),
});
export type DesignList = Static<typeof DesignList>;

/** GET /api/licence-designs/:typeId */
export const DesignView = Type.Object({
  typeId: Type.String(),
  name: Type.String(),
  codeKnown: Type.Boolean(),
  version: Type.Integer({ description: 'in force; 0: the general layout of its kind' }),
  current: LicenceDesign,
  draft: nullable(
    Type.Object({ revision: Type.Integer(), design: LicenceDesign, by: Type.String(), at: dateTime }),
  ),
  versions: Type.Array(
    Type.Object({ version: Type.Integer(), by: Type.String(), at: dateTime, issued: Type.Integer() }),
  ),
});
export type DesignView = Static<typeof DesignView>;

/** PUT …/draft: `revision` is that of the draft its writer saw, 0 where there was none. POST …/publish likewise. */
export const DesignSave = Type.Object({ revision: Type.Integer({ minimum: 0 }), design: LicenceDesign });
export type DesignSave = Static<typeof DesignSave>;
export const DesignPublish = Type.Object({ revision: Type.Integer({ minimum: 1 }) });
export type DesignPublish = Static<typeof DesignPublish>;

/** POST …/preview: the very drawing that becomes OFD and PDF, as SVG, with invented values or the longest ones. */
export const DesignPreviewBody = Type.Object({
  design: LicenceDesign,
  longest: Type.Optional(Type.Boolean()),
});
export type DesignPreviewBody = Static<typeof DesignPreviewBody>;
export const DesignPreview = Type.Object({
  svg: Type.String({ description: 'empty where it cannot be drawn: the findings say why' }),
  findings: Type.Array(DesignFinding),
});
export type DesignPreview = Static<typeof DesignPreview>;
