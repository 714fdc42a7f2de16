import Type, { type Static } from 'typebox';
import { PackageChange } from './package-changes.ts';
import { PackageFindingView } from './package-findings.ts';
import { PackageDefinition, PackageQuestion, SubItem } from './packages.ts';
import { Holdings, Plan, PlanAnswers } from './plan.ts';
import { dateTime, keys, nullable } from './schema-parts.ts';

const text = nullable(Type.String());
const code = Type.String({ maxLength: 40 });
const revision = Type.Integer({ minimum: 0, description: 'of the draft; 0: there is none yet' });

/** A package as a whole. Suspended and withdrawn ones take no new applications; open joint cases go on. */
export const packageStates = {
  draft: '草稿',
  published: '已发布',
  suspended: '暂停办理',
  withdrawn: '已下架',
} as const;
export type PackageState = keyof typeof packageStates;

/** What was done with a package at the desk; each is kept with who and when. */
export const designActs = {
  drafted: '开始改',
  saved: '改',
  discarded: '放弃草稿',
  published: '发布',
  suspended: '暂停办理',
  withdrawn: '下架',
  resumed: '恢复办理',
} as const;
export type DesignAct = keyof typeof designActs;

export const DraftHead = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  basedOn: nullable(Type.Integer({ description: 'version it began from; null: a new package' })),
  changedAt: dateTime,
  changedBy: Type.String(),
});
export type DraftHead = Static<typeof DraftHead>;

const place = {
  packageId: Type.String(),
  divisionCode: Type.String(),
  divisionName: Type.String(),
};

export const DesignRow = Type.Object({
  ...place,
  name: Type.String(),
  lead: text,
  state: keys(packageStates),
  joint: Type.Boolean(),
  items: Type.Integer(),
  version: nullable(Type.Integer({ description: 'what the public sees' })),
  draft: nullable(DraftHead),
  blocks: Type.Integer({ description: 'findings that refuse the newest version' }),
  mayEdit: Type.Boolean(),
});
export type DesignRow = Static<typeof DesignRow>;

/** A department under which packages may be begun in a division. */
export const LeadPlace = Type.Object({
  divisionCode: Type.String(),
  divisionName: Type.String(),
  leads: Type.Array(Type.Object({ department: Type.String(), organisation: nullable(Type.String()) })),
});
export type LeadPlace = Static<typeof LeadPlace>;
export const DesignList = Type.Object({ rows: Type.Array(DesignRow), places: Type.Array(LeadPlace) });
export type DesignList = Static<typeof DesignList>;

export const DesignEntry = Type.Object({
  act: keys(designActs),
  at: dateTime,
  by: Type.String(),
  version: nullable(Type.Integer()),
  reason: text,
  changes: Type.Array(PackageChange),
});
export type DesignEntry = Static<typeof DesignEntry>;

export const DesignView = Type.Object({
  ...place,
  state: keys(packageStates),
  stateReason: text,
  version: nullable(Type.Integer()),
  latestVersion: Type.Integer({ description: '0: none yet' }),
  draft: nullable(DraftHead),
  definition: PackageDefinition,
  mayEdit: Type.Boolean(),
  versions: Type.Array(
    Type.Object({ version: Type.Integer(), createdAt: dateTime, publishedAt: nullable(dateTime) }),
  ),
  history: Type.Array(DesignEntry, { description: 'newest first' }),
  place: LeadPlace,
  licenceTypes: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});
export type DesignView = Static<typeof DesignView>;

export const NewDesign = Type.Object({
  divisionCode: code,
  packageId: PackageDefinition.properties.id,
  name: Type.String({ minLength: 1, maxLength: 60 }),
  lead: Type.String({ minLength: 1, maxLength: 60 }),
  like: Type.Optional(
    Type.String({ maxLength: 80, description: 'package of the same division to begin from' }),
  ),
});
export type NewDesign = Static<typeof NewDesign>;

export const DraftSave = Type.Object({ divisionCode: code, revision, definition: PackageDefinition });
export type DraftSave = Static<typeof DraftSave>;
export const DraftSaved = Type.Object({ revision: Type.Integer() });
export type DraftSaved = Static<typeof DraftSaved>;

export const DraftCommand = Type.Object({ divisionCode: code, revision });
export type DraftCommand = Static<typeof DraftCommand>;
export const DesignPublished = Type.Object({ version: Type.Integer() });
export type DesignPublished = Static<typeof DesignPublished>;

export const StateCommand = Type.Object({
  divisionCode: code,
  act: Type.Union([Type.Literal('suspended'), Type.Literal('withdrawn'), Type.Literal('resumed')]),
  seen: keys(packageStates),
  reason: Type.String({ minLength: 1, maxLength: 300 }),
});
export type StateCommand = Static<typeof StateCommand>;

/** POST /api/package-trial: a draft with sample answers; nothing is kept. */
export const DesignTry = Type.Object({
  divisionCode: code,
  definition: PackageDefinition,
  answers: PlanAnswers,
  holdings: Type.Optional(Holdings),
});
export type DesignTry = Static<typeof DesignTry>;
export const DesignTried = Type.Object({
  plan: nullable(Plan),
  refusals: Type.Array(PackageFindingView),
  findings: Type.Array(PackageFindingView),
});
export type DesignTried = Static<typeof DesignTried>;

export const PackageComparison = Type.Object({
  name: Type.String(),
  from: Type.Integer(),
  to: nullable(Type.Integer({ description: 'null: the draft' })),
  changes: Type.Array(PackageChange),
});
export type PackageComparison = Static<typeof PackageComparison>;

/** GET /api/package-items/:itemCode: an item as a sub-item, whose key and order its package gives. */
export const ItemForPackage = Type.Object({
  subItem: SubItem,
  questions: Type.Array(PackageQuestion, { description: 'those its materials and fields depend on' }),
});
export type ItemForPackage = Static<typeof ItemForPackage>;

/** GET /api/package-items?divisionCode=&text= : published items to choose from. */
export const FoundItems = Type.Object({
  rows: Type.Array(Type.Object({ itemCode: Type.String(), name: Type.String(), department: text })),
});
export type FoundItems = Static<typeof FoundItems>;
