import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/schema';
import {
  LicenceField,
  LicenceLayout,
  LicenceNumber,
  LicenceTerm,
} from '../../../contracts/licence-layouts.ts';
import type { PaperKind } from '../../../contracts/licences.ts';

const FieldsFile = Type.Object({
  types: Type.Record(
    Type.String(),
    Type.Object({
      sampleNumber: Type.String(),
      number: Type.Optional(LicenceNumber),
      /** Null: no end; 0: thirty days. */
      validYears: Type.Union([Type.Null(), Type.Integer({ minimum: 0 })]),
      /** Where it is not whole years; it wins over `validYears`. */
      term: Type.Optional(LicenceTerm),
      /** Nothing says how long: no end is written, and none is promised. */
      openTerm: Type.Optional(Type.Boolean()),
      fields: Type.Array(LicenceField, { minItems: 1 }),
    }),
  ),
});
export type TypeFace = Static<typeof FieldsFile>['types'][string];

const folder = new URL('../../../data/licence-layouts/', import.meta.url);
const layoutShape = Compile(LicenceLayout);
const fieldsShape = Compile(FieldsFile);
const known = new Map<string, LicenceLayout>();
let faces: Static<typeof FieldsFile> | undefined;

export function termOf({ term, validYears }: TypeFace): LicenceTerm {
  if (term !== undefined || validYears === null) return term ?? null;
  return validYears === 0 ? { value: 30, unit: 'day' } : { value: validYears, unit: 'year' };
}

/** Newest shipped layout of a type, or the general one of its kind. A version never changes, so each is read once. */
export function layoutOf(typeId: string, kind: PaperKind | null = null): LicenceLayout {
  const general = kind && kind !== 'licence' ? `default-${kind}` : 'default';
  const id = existsSync(new URL(`${typeId}/`, folder)) ? typeId : general;
  const newest = Math.max(...readdirSync(new URL(`${id}/`, folder)).map((name) => Number.parseInt(name, 10)));
  const key = `${id}/${newest}`;
  const found = known.get(key);
  if (found) return found;
  const layout: unknown = JSON.parse(readFileSync(new URL(`${key}.json`, folder), 'utf8'));
  if (!layoutShape.Check(layout)) {
    throw new Error(
      `data/licence-layouts/${key}.json 不合格式：${JSON.stringify(layoutShape.Errors(layout)[1][0])}`,
    );
  }
  known.set(key, layout);
  return layout;
}

/** The face that data/licence-layouts/fields.json gives a type. */
export function shippedFace(typeId: string): TypeFace | undefined {
  if (!faces) {
    const file: unknown = JSON.parse(readFileSync(new URL('fields.json', folder), 'utf8'));
    if (!fieldsShape.Check(file)) {
      throw new Error(
        `data/licence-layouts/fields.json 不合格式：${JSON.stringify(fieldsShape.Errors(file)[1][0])}`,
      );
    }
    faces = file;
  }
  return faces.types[typeId];
}
