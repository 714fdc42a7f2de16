import { randomUUIDv7 } from 'node:crypto';
import { defaultFileKinds } from '../../../contracts/files.ts';
import type { ApplicantActor } from '../../../contracts/identity.ts';
import { type OwnMaterial, ownMaterialLimits } from '../../../contracts/own-materials.ts';
import { inTx, sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { sniff } from '../../platform/files/index.ts';
import type { LicencesContext } from './context.ts';

type Ring = Pick<LicencesContext, 'db' | 'clock' | 'keyring' | 'files'>;
type Owner = Pick<ApplicantActor, 'subjectId' | 'personId' | 'mandates'>;
/** Who acts under a mandate has what she keeps there herself, nothing else of her principal's. */
const own = ({ subjectId, personId, mandates }: Owner) => sql<boolean>`(subject_id = ${subjectId}
  and (${mandates === undefined} or person_id = ${personId}))`;
const place = (id: string, part: 'label' | 'name') => `licences.own_material.${part}:${id}`;

type Row = Omit<OwnMaterial, 'label' | 'name' | 'addedAt' | 'usedAt'> & {
  labelSealed: string;
  nameSealed: string;
  addedAt: Date;
  usedAt: Date | null;
};

/** What is kept in a subject's name, newest first, as far as this person may see it. */
export async function ownMaterials(ctx: Pick<Ring, 'db' | 'keyring'>, owner: Owner): Promise<OwnMaterial[]> {
  const { rows } = await sql<Row>`
    select id, label_sealed as "labelSealed", name_sealed as "nameSealed", source, item_name as "itemName",
      media_type as "mediaType", size, added_at as "addedAt", used_at as "usedAt"
    from licences.own_material where ${own(owner)} order by added_at desc, id desc`.execute(ctx.db);
  return rows.map(({ labelSealed, nameSealed, addedAt, usedAt, ...row }) => ({
    ...row,
    label: ctx.keyring.open(labelSealed, place(row.id, 'label')),
    name: ctx.keyring.open(nameSealed, place(row.id, 'name')),
    addedAt: addedAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }));
}

export type NewOwnMaterial = {
  label: string;
  name: string;
  bytes: Uint8Array;
  /** The matter it was handed in for; absent: added to the store by itself. */
  itemName?: string;
};

/**
 * Keeps a paper. AppError `upload-refused` for what is no picture or document, `own-materials-full` where there is no
 * room; the limit holds also where two windows add at once.
 */
export async function addOwnMaterial(ctx: Ring, owner: Owner, one: NewOwnMaterial): Promise<string> {
  const { mediaType } = await sniff(one.bytes, one.name, defaultFileKinds);
  const id = randomUUIDv7();
  const { sm3: file, size } = await ctx.files.put(one.bytes);
  try {
    await inTx(ctx.db, async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`own_material ${owner.subjectId}`}, 0))`.execute(
        tx,
      );
      const { rows } = await sql<{ files: number; bytes: string }>`
        select count(*)::int as files, coalesce(sum(size), 0)::text as bytes from licences.own_material
        where subject_id = ${owner.subjectId}`.execute(tx);
      const { files, bytes } = rows[0] as (typeof rows)[number];
      const { files: most, megabytes } = ownMaterialLimits;
      if (files >= most || Number(bytes) + size > megabytes * 1_048_576) {
        throw new AppError('own-materials-full', { files: most, megabytes });
      }
      const sealed = (part: 'label' | 'name', text: string) => ctx.keyring.seal(text, place(id, part));
      await sql`
        insert into licences.own_material (id, subject_id, person_id, label_sealed, name_sealed, source, item_name,
          media_type, size, file, added_at)
        values (${id}, ${owner.subjectId}, ${owner.personId}, ${sealed('label', one.label)}, ${sealed('name', one.name)},
          ${one.itemName ? 'application' : 'upload'}, ${one.itemName ?? null}, ${mediaType}, ${size}, ${file},
          ${ctx.clock.now()})`.execute(tx);
    });
  } catch (error) {
    await ctx.files.remove(file);
    throw error;
  }
  return id;
}

/** The paper itself; `using`: it goes into an application now. AppError `not-found` for another's. */
export async function readOwnMaterial(
  ctx: Ring,
  owner: Owner,
  id: string,
  using = false,
): Promise<{ name: string; label: string; mediaType: string; bytes: Buffer }> {
  const found = (await ownMaterials(ctx, owner)).find((one) => one.id === id);
  if (!found) throw new AppError('not-found');
  const { rows } = await sql<{ file: string }>`
    update licences.own_material set used_at = ${using ? ctx.clock.now() : sql`used_at`} where id = ${id}
    returning file`.execute(ctx.db);
  const { name, label, mediaType } = found;
  return { name, label, mediaType, bytes: await ctx.files.readAll(rows[0]?.file ?? '') };
}

/** Takes a paper away for good; applications that it was put into keep theirs. Gone already is as good. */
export async function removeOwnMaterial(ctx: Ring, owner: Owner, id: string): Promise<void> {
  const { rows } = await sql<{ file: string }>`
    delete from licences.own_material where id::text = ${id} and ${own(owner)} returning file`.execute(
    ctx.db,
  );
  for (const { file } of rows) await ctx.files.remove(file);
}
