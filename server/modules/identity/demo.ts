import { readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { Grant, type SubjectKind, subjectKinds } from '../../../contracts/identity.ts';

const Person = Type.Object({
  name: Type.String(),
  idNumber: Type.String(),
  phone: Type.String(),
  level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
});
const Enterprise = Type.Object({
  uscc: Type.String(),
  name: Type.String({ pattern: '（演示）$' }),
  kind: Type.Unsafe<SubjectKind>({ type: 'string', enum: Object.keys(subjectKinds) }),
  representative: Type.String({ description: 'ID number of one of the people' }),
  status: Type.Union([
    Type.Literal('active'),
    Type.Literal('suspended'),
    Type.Literal('revoked'),
    Type.Literal('deregistered'),
  ]),
  bound: Type.Boolean({ description: 'the representative may act for it from the start' }),
});
const Officer = Type.Object({
  account: Type.String(),
  name: Type.String(),
  title: Type.String(),
  division: Type.String(),
  grants: Type.Array(
    Type.Object({
      role: Grant.properties.role,
      department: Type.Union([Type.String(), Type.Null()], {
        description: 'departmentKey of an organisation; null: all',
      }),
    }),
  ),
});

/** Shape of demo/people.json. `register`: people without an account whom the demonstration's register knows (level 2). */
export const DemoFile = Type.Object({
  about: Type.String(),
  password: Type.String(),
  people: Type.Array(Person),
  register: Type.Array(Type.Object({ name: Type.String(), idNumber: Type.String() })),
  enterprises: Type.Array(Enterprise),
  staff: Type.Array(Officer),
});
export type DemoFile = Static<typeof DemoFile>;

/** The invented people the product ships with; what a start prints as accounts to try. */
export function demoFile(): DemoFile {
  return JSON.parse(readFileSync(new URL('../../../demo/people.json', import.meta.url), 'utf8')) as DemoFile;
}
