import type { LicenceDesign } from '../../../../contracts/licence-designs.ts';
import type { LicenceLayout } from '../../../../contracts/licence-layouts.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import type { TypeFace } from '../layouts.ts';

export type DesignRow = {
  version: number;
  state: 'draft' | 'published';
  revision: number;
  body: LicenceDesign;
  savedBy: string;
  savedAt: Date;
};
const columns = sql`version, state, revision, body, saved_by as "savedBy", saved_at as "savedAt"`;

/** Published versions never change, so each is read once a process. */
const fixed = new Map<string, { face: TypeFace; layout: LicenceLayout }>();

/** The newest version that was published here; undefined: the shipped one is in force. */
export async function publishedDesign(
  db: Executor,
  typeId: string,
): Promise<{ face: TypeFace; layout: LicenceLayout } | undefined> {
  const { rows } = await sql<{ version: number; at: Date }>`
    select version, published_at as at from licences.design where type_id = ${typeId} and state = 'published'
    order by version desc limit 1`.execute(db);
  const [row] = rows;
  if (!row) return undefined;
  const key = `${typeId}/${row.version}/${row.at.toISOString()}`;
  const known = fixed.get(key);
  if (known) return known;
  const { rows: bodies } = await sql<{ body: LicenceDesign }>`
    select body from licences.design where type_id = ${typeId} and version = ${row.version}`.execute(db);
  const design = asMade(typeId, row.version, (bodies[0] as { body: LicenceDesign }).body);
  fixed.set(key, design);
  return design;
}

/** A design as licences are made with it. */
export function asMade(
  typeId: string,
  version: number,
  { page, parts, fields, term, openTerm, number, sampleNumber }: LicenceDesign,
): { face: TypeFace; layout: LicenceLayout } {
  return {
    layout: { id: typeId, version, about: '', page, parts },
    face: {
      sampleNumber,
      validYears: null,
      term,
      fields,
      ...(openTerm ? { openTerm } : {}),
      ...(number ? { number } : {}),
    },
  };
}

export async function designRows(db: Executor, typeId: string): Promise<DesignRow[]> {
  const { rows } = await sql<DesignRow>`
    select ${columns} from licences.design where type_id = ${typeId} order by version desc`.execute(db);
  return rows;
}

export async function draftForUpdate(db: Executor, typeId: string): Promise<DesignRow | undefined> {
  const { rows } = await sql<DesignRow>`
    select ${columns} from licences.design where type_id = ${typeId} and state = 'draft' for update`.execute(
    db,
  );
  return rows[0];
}
