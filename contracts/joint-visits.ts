import Type, { type Static } from 'typebox';
import { day } from './schema-parts.ts';

const text = (max: number) => Type.String({ minLength: 1, maxLength: max });

/** One officer who takes part in a joint visit 联合踏勘, for which part. */
export const VisitInspector = Type.Object({
  part: Type.String({ description: 'key of the part whose department sends him' }),
  organisation: Type.String(),
  name: text(60),
});
export type VisitInspector = Static<typeof VisitInspector>;

/** The one record of a joint visit, as every case that was looked at keeps it. */
export const VisitRecord = Type.Object({
  visit: Type.String(),
  joint: Type.String({ description: 'number of the joint case' }),
  on: day,
  place: Type.String(),
  inspectors: Type.Array(VisitInspector),
  found: Type.String(),
  passed: Type.Boolean({ description: 'false: something is to be put right; `found` says what' }),
});
export type VisitRecord = Static<typeof VisitRecord>;

/** A joint visit of a joint case: called, then held or called off. */
export const JointVisit = Type.Object({
  id: Type.String(),
  on: day,
  time: Type.String({ description: 'HH:MM, local' }),
  place: Type.String(),
  parts: Type.Array(Type.String()),
  inspectors: Type.Array(VisitInspector),
  state: Type.Union([Type.Literal('called'), Type.Literal('held'), Type.Literal('called-off')]),
  found: Type.Union([Type.String(), Type.Null()]),
  passed: Type.Union([Type.Boolean(), Type.Null()]),
});
export type JointVisit = Static<typeof JointVisit>;
