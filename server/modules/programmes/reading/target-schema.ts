import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { targetKinds } from '../../../../contracts/programmes.ts';
import { keys } from '../../../../contracts/schema-parts.ts';

const text = (max: number) => Type.String({ minLength: 1, maxLength: max });

/** One entry of `targets`. `file` names the programme it belongs to; what is absent was not said. */
export const RawTarget = Type.Object({
  id: text(80),
  file: text(200),
  section: Type.Optional(text(200)),
  kind: keys(targetKinds),
  summary: text(2000),
  responsible: Type.Optional(text(1000)),
  lead: Type.Optional(text(500)),
  cooperating: Type.Optional(text(1000)),
  deadline: Type.Optional(text(100)),
  metric: Type.Optional(text(100)),
  indicator: Type.Optional(text(100)),
  ratio: Type.Optional(
    Type.String({ minLength: 1, maxLength: 60, description: 'of several ratios the one meant' }),
  ),
  op: Type.Optional(text(20)),
  value: Type.Optional(
    Type.Union([Type.Number(), Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }), text(100)]),
  ),
  unit: Type.Optional(text(40)),
  scope: Type.Optional(text(1000)),
  note: Type.Optional(text(1000)),
});
export type RawTarget = Static<typeof RawTarget>;
export const rawTarget = Compile(RawTarget);

/** What the file says of a programme, under `programmes` by the name in `file`. */
export const RawProgramme = Type.Object({
  title: text(300),
  divisionCode: Type.Optional(Type.String({ pattern: '^\\d{6,12}$' })),
  number: Type.Optional(text(100)),
  issuer: Type.Optional(text(200)),
  issuedOn: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
});
export type RawProgramme = Static<typeof RawProgramme>;
export const rawProgramme = Compile(RawProgramme);
