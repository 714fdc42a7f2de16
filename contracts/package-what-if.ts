import Type, { type Static } from 'typebox';
import type { PlanAnswers } from './plan.ts';
import { keys } from './schema-parts.ts';

/** What a reform would change, in every package of a division. */
export const whatIfCuts = {
  share: '多共享一种证照或数据',
  step: '少办一件事项',
  material: '一件事项少要一样材料',
} as const;
export type WhatIfCut = keyof typeof whatIfCuts;

/** 减环节、减材料、减填写、减时限、减跑动: figures of one applicant’s way through a package. */
export const whatIfMeasures = {
  steps: '环节',
  materials: '材料',
  fields: '填写项',
  days: '工作日',
  visits: '跑动',
} as const;
export type WhatIfMeasure = keyof typeof whatIfMeasures;

const cut = {
  kind: keys(whatIfCuts),
  what: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'share: licence type or name of a paper; step: name of an item; material: name of a paper',
  }),
  of: Type.Optional(
    Type.String({ maxLength: 200, description: 'material: name of the item; absent: every item' }),
  ),
};
export const Cut = Type.Object(cut);
export type Cut = Static<typeof Cut>;

/** What may be cut: what applicants upload now, items, papers of items; each with the packages it occurs in. */
export const CutChoice = Type.Object({
  ...cut,
  name: Type.String(),
  packages: Type.Integer(),
});
export type CutChoice = Static<typeof CutChoice>;

const figure = Type.Union([Type.Number(), Type.Null()]);
/** Null where a figure is not published. */
export const Figures = Type.Object({
  steps: figure,
  materials: figure,
  fields: figure,
  days: figure,
  visits: figure,
});
export type Figures = Static<typeof Figures>;

export const WhatIfRow = Type.Object({
  packageId: Type.String(),
  name: Type.String(),
  answers: Type.Record(Type.String(), Type.Unsafe<PlanAnswers['values'][string]>({})),
  before: Figures,
  after: Figures,
});
export type WhatIfRow = Static<typeof WhatIfRow>;

export const WhatIfChoices = Type.Object({
  places: Type.Array(Type.Object({ divisionCode: Type.String(), divisionName: Type.String() })),
  divisionCode: Type.String(),
  packages: Type.Integer(),
  choices: Type.Array(CutChoice),
});
export type WhatIfChoices = Static<typeof WhatIfChoices>;

export const WhatIfQuestion = Type.Object({ divisionCode: Type.String({ maxLength: 40 }), cut: Cut });
export type WhatIfQuestion = Static<typeof WhatIfQuestion>;
export const WhatIfAnswer = Type.Object({
  rows: Type.Array(WhatIfRow),
  saved: Type.Object(
    Object.fromEntries(Object.keys(whatIfMeasures).map((key) => [key, Type.Number()])) as Record<
      WhatIfMeasure,
      ReturnType<typeof Type.Number>
    >,
  ),
});
export type WhatIfAnswer = Static<typeof WhatIfAnswer>;
