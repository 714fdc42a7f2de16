import Type, { type Static } from 'typebox';
import { dateTime, day, keys, nullable } from './schema-parts.ts';

export const bulletinKinds = { day: '日统计', week: '周调度', month: '月通报' } as const;
export type BulletinKind = keyof typeof bulletinKinds;
export const bulletinStates = { draft: '草稿', issued: '已印发' } as const;

/** One figure as it stood, with what it is read by again: definition, version, place and days. */
export const BulletinFigure = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  name: Type.String(),
  unit: Type.String(),
  direction: Type.String(),
  from: day,
  to: day,
  value: nullable(Type.Number()),
  numerator: nullable(Type.Number()),
  denominator: nullable(Type.Number()),
  before: nullable(Type.Number({ description: 'of the period before, of the same length' })),
  missing: Type.Array(Type.String({ description: 'a sentence each' })),
});
export type BulletinFigure = Static<typeof BulletinFigure>;

const UnitFigures = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  rows: Type.Array(
    Type.Object({
      organisation: Type.String(),
      value: nullable(Type.Number()),
      numerator: nullable(Type.Number()),
      denominator: nullable(Type.Number()),
    }),
  ),
});
export type UnitFigures = Static<typeof UnitFigures>;

/** What a bulletin says; frozen when it is issued. */
export const BulletinContent = Type.Object({
  title: Type.String(),
  letterhead: Type.String(),
  issuer: Type.String(),
  copies: Type.String(),
  from: day,
  to: day,
  figures: Type.Array(BulletinFigure),
  units: Type.Array(UnitFigures),
  programmes: Type.Array(
    Type.Object({
      title: Type.String(),
      tasks: Type.Integer(),
      done: Type.Integer(),
      lateTasks: Type.Integer({ description: 'all of them; `late` names the first' }),
      late: Type.Array(
        Type.Object({ summary: Type.String(), lead: nullable(Type.String()), deadline: nullable(day) }),
      ),
    }),
  ),
  ledger: Type.Object({
    open: Type.Integer(),
    closed: Type.Integer(),
    lateEntries: Type.Integer(),
    late: Type.Array(Type.Object({ problem: Type.String(), organisation: Type.String(), due: day })),
  }),
});
export type BulletinContent = Static<typeof BulletinContent>;

const row = {
  id: Type.String(),
  divisionCode: Type.String(),
  divisionName: Type.String(),
  kind: keys(bulletinKinds),
  state: keys(bulletinStates),
  version: Type.Integer(),
  from: day,
  to: day,
  number: nullable(Type.String()),
  issuedAt: nullable(dateTime),
};
export const BulletinRow = Type.Object(row);
export type BulletinRow = Static<typeof BulletinRow>;

export const BulletinList = Type.Object({
  rows: Type.Array(BulletinRow),
  next: nullable(Type.String({ description: 'ask again with after=…' })),
  /** Places this officer may draft for. */
  places: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
});
export type BulletinList = Static<typeof BulletinList>;

export const BulletinView = Type.Object({
  ...row,
  remarks: Type.String(),
  content: BulletinContent,
  mayIssue: Type.Boolean(),
});
export type BulletinView = Static<typeof BulletinView>;

/** POST /api/bulletins: the period of `kind` that holds `on`; drafting it again opens the same draft. */
export const NewBulletin = Type.Object({
  divisionCode: Type.String(),
  kind: keys(bulletinKinds),
  on: day,
});
export type NewBulletin = Static<typeof NewBulletin>;
export const RemarksBody = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  remarks: Type.String({ maxLength: 10_000 }),
});
export const IssueBody = Type.Object({ version: Type.Integer({ minimum: 1 }) });
