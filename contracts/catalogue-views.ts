import Type, { type Static } from 'typebox';
import { Completeness, Finding, ItemDefinition, type PublicationState } from './catalogue.ts';
import { nullable } from './schema-parts.ts';

const publicationState = Type.Unsafe<PublicationState>({
  type: 'string',
  enum: ['published', 'draft', 'suspended', 'withdrawn'],
});

/** An item as an editor's list shows it (workbench): how far it is filled in, and what stands in its way. */
export const CatalogueRow = Type.Object({
  itemCode: Type.String(),
  name: Type.String(),
  divisionCode: Type.String(),
  departmentName: nullable(Type.String()),
  organisation: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  state: publicationState,
  version: nullable(Type.Integer({ description: 'of the published definition; null: never published' })),
  filled: Type.Integer(),
  total: Type.Integer({ description: 'elements that count; total − filled are 未填报' }),
  blocks: Type.Integer({ description: 'findings that keep it from publication' }),
  warns: Type.Integer(),
});
export type CatalogueRow = Static<typeof CatalogueRow>;

/** GET /api/catalogue/items; rows in the order of names, the cursor is opaque. */
export const CatalogueListQuery = Type.Object({
  divisionCode: Type.Optional(Type.String()),
  organisationId: Type.Optional(Type.String()),
  state: Type.Optional(publicationState),
  text: Type.Optional(Type.String({ maxLength: 100 })),
  cursor: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
});
export type CatalogueListQuery = Static<typeof CatalogueListQuery>;

export const CatalogueList = Type.Object({
  counts: Type.Record(Type.String(), Type.Integer(), { description: 'items by publication state, in scope' }),
  rows: Type.Array(CatalogueRow),
  next: nullable(Type.String()),
});
export type CatalogueList = Static<typeof CatalogueList>;

/** GET /api/catalogue/items/:itemCode?divisionCode= ; the newest definition, published or not. */
export const CatalogueItemView = Type.Object({
  ...CatalogueRow.properties,
  definition: ItemDefinition,
  completeness: Completeness,
  findings: Type.Array(Finding),
  publishedAt: nullable(Type.String({ format: 'date-time' })),
  sm3: nullable(Type.String({ description: 'of the canonical bytes of the published definition' })),
});
export type CatalogueItemView = Static<typeof CatalogueItemView>;

/** GET /api/catalogue/import: divisions into which the editor may load files. */
export const ImportPlaces = Type.Array(Type.Object({ divisionCode: Type.String(), name: Type.String() }));
export type ImportPlaces = Static<typeof ImportPlaces>;

/** POST /api/catalogue/import: a file of the shape of data/items.json, as text. Answers an ImportReport. */
export const CatalogueImport = Type.Object({
  divisionCode: Type.String(),
  publish: Type.Boolean({ description: 'publish what nothing blocks; otherwise everything becomes a draft' }),
  file: Type.String({ minLength: 1, maxLength: 4_000_000, description: 'content of the file' }),
});
export type CatalogueImport = Static<typeof CatalogueImport>;
