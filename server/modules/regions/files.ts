import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Type, { type Static } from 'typebox';
import { Organisation, Venue } from '../../../contracts/regions.ts';

const folder = new URL('../../../data/', import.meta.url);

/** A trimmed dataset of divisions (tools/make-divisions.ts): ancestors first, then level by level. */
export const DivisionFile = Type.Object({
  source: Type.String(),
  edition: Type.String({ format: 'date' }),
  place: Type.String(),
  rows: Type.Array(
    Type.Tuple([
      Type.String({ pattern: '^\\d{6}(\\d{3}(\\d{3})?)?$' }),
      Type.String(),
      Type.Integer({ minimum: 2, maximum: 6 }),
      Type.Union([Type.String(), Type.Null()]),
    ]),
  ),
});
export type DivisionFile = Static<typeof DivisionFile>;

export const OrganisationFile = Type.Object({
  division: Type.String(),
  venues: Type.Array(Venue),
  organisations: Type.Array(Organisation),
});
export type OrganisationFile = Static<typeof OrganisationFile>;

/** The divisions the product ships with. */
export function shippedDivisions(): DivisionFile[] {
  return readAll<DivisionFile>('divisions/');
}

/** The demonstration organisations the product ships with. */
export function shippedOrganisations(): OrganisationFile[] {
  return readAll<OrganisationFile>('organisations/');
}

function readAll<T>(under: string): T[] {
  const from = new URL(under, folder);
  return readdirSync(fileURLToPath(from))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(new URL(name, from), 'utf8')) as T);
}
