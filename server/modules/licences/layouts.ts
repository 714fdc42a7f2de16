import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/schema';
import { LicenceField, LicenceLayout, LicenceNumber } from '../../../contracts/licence-layouts.ts';

const FieldsFile = Type.Object({
  types: Type.Record(
    Type.String(),
    Type.Object({
      sampleNumber: Type.String(),
      number: Type.Optional(LicenceNumber),
      /** Null: no end; 0: thirty days. */
      validYears: Type.Union([Type.Null(), Type.Integer({ minimum: 0 })]),
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

/** Newest layout of a type, or the general one. A published version never changes, so each is read once. */
export function layoutOf(typeId: string, version?: number): LicenceLayout {
  const id = existsSync(new URL(`${typeId}/`, folder)) ? typeId : 'default';
  const newest = Math.max(...readdirSync(new URL(`${id}/`, folder)).map((name) => Number.parseInt(name, 10)));
  const key = `${id}/${version ?? newest}`;
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

/** Elements of the face of a type, with invented values; undefined: none are known, so it cannot be issued. */
export function faceOf(typeId: string): TypeFace | undefined {
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
