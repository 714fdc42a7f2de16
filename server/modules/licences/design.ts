import type { LicenceLayout } from '../../../contracts/licence-layouts.ts';
import type { LicenceType } from '../../../contracts/licences.ts';
import type { Executor } from '../../platform/db/index.ts';
import { derivedFace } from './derived-types.ts';
import { publishedDesign } from './designs/design-store.ts';
import { layoutOf, shippedFace, type TypeFace } from './layouts.ts';
import { getLicenceType } from './queries/licence-types.ts';

/** How licences of a type are made from now on: the elements of the face, and how they lie on the page. */
export type Design = { face: TypeFace | undefined; layout: LicenceLayout };

export async function designOf(db: Executor, typeId: string): Promise<Design> {
  const type = await getLicenceType(db, typeId);
  if (!type) throw new Error(`no licence type ${typeId}`);
  const published = await publishedDesign(db, typeId);
  return published ?? { face: faceOf(type), layout: layoutOf(type.id, type.resultKind) };
}

/** Elements of the face of a type, with invented values; where nobody wrote them down, what is known of each case. */
export function faceOf(type: LicenceType): TypeFace | undefined {
  return shippedFace(type.id) ?? (type.issuedBy === 'platform' ? derivedFace(type) : undefined);
}

/** What stands on the face of a type, by label; null: nobody wrote it down; undefined: no such type. */
export async function faceLabels(db: Executor, typeId: string): Promise<string[] | null | undefined> {
  if (!(await getLicenceType(db, typeId))) return undefined;
  const { face } = await designOf(db, typeId);
  return face ? face.fields.map(({ label }) => label) : null;
}
