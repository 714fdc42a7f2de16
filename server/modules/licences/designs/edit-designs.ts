import type { StaffActor } from '../../../../contracts/identity.ts';
import { SEAL_DIAMETER } from '../../../../contracts/layout-areas.ts';
import type {
  DesignList,
  DesignPreview,
  DesignPreviewBody,
  DesignSave,
  DesignView,
  LicenceDesign,
} from '../../../../contracts/licence-designs.ts';
import type { LicenceType } from '../../../../contracts/licences.ts';
import { localDate } from '../../../platform/clock.ts';
import { inTx, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { staffNames } from '../../identity/index.ts';
import type { LicencesContext } from '../context.ts';
import { designOf } from '../design.ts';
import { drawLicence } from '../drawing/draw.ts';
import { layoutOf, termOf } from '../layouts.ts';
import { getLicenceType, licenceTypes } from '../queries/licence-types.ts';
import { checkDesign } from './check-design.ts';
import { asMade, type DesignRow, designRows, draftForUpdate } from './design-store.ts';
import { sampleOfDesign } from './sample-design.ts';
import { svgOf } from './svg.ts';

type Ring = Pick<LicencesContext, 'db' | 'clock' | 'kit'>;

/** Types that are issued here; those of published items first that nobody has designed. */
export async function designList({ db }: Pick<LicencesContext, 'db'>): Promise<DesignList> {
  const types = (await licenceTypes(db)).filter(({ issuedBy }) => issuedBy === 'platform');
  const { rows } = await sql<{
    typeId: string;
    version: number | null;
    draftBy: string | null;
    issued: number;
  }>`
    select t.id as "typeId", (select max(d.version) from licences.design d where d.type_id = t.id and d.state = 'published')
        as version,
      (select d.saved_by from licences.design d where d.type_id = t.id and d.state = 'draft') as "draftBy",
      (select count(*)::int from licences.issued i where i.type_id = t.id) as issued
    from licences.licence_type t`.execute(db);
  const known = new Map(rows.map((row) => [row.typeId, row]));
  const names = await staffNames(
    db,
    rows.flatMap(({ draftBy }) => draftBy ?? []),
  );
  return {
    types: types.map(({ id, name, origin, note, typeCode, resultKind }) => {
      const row = known.get(id);
      return {
        typeId: id,
        name,
        origin,
        of: origin === 'item' ? note : null,
        codeKnown: typeCode !== null,
        version: row?.version ?? shippedVersion(id, resultKind),
        draftBy: row?.draftBy ? (names.get(row.draftBy) ?? '') : null,
        issued: row?.issued ?? 0,
      };
    }),
  };
}

/** 0 where a type has no layout of its own. */
function shippedVersion(id: string, kind: LicenceType['resultKind']): number {
  const layout = layoutOf(id, kind);
  return layout.id === id ? layout.version : 0;
}

async function designedType(db: Ring['db'], typeId: string): Promise<LicenceType> {
  const type = await getLicenceType(db, typeId);
  if (!type || type.issuedBy === 'external') throw new AppError('not-found', { reason: 'licence-type' });
  return type;
}

/** What is in force, and the draft under way. AppError `not-found` for a type that is not issued here. */
export async function designView(ctx: Pick<LicencesContext, 'db'>, typeId: string): Promise<DesignView> {
  const type = await designedType(ctx.db, typeId);
  const rows = await designRows(ctx.db, typeId);
  const { rows: counts } = await sql<{ version: number; issued: number }>`
    select layout_version as version, count(*)::int as issued from licences.issued
    where type_id = ${typeId} and layout_id = ${typeId} group by layout_version`.execute(ctx.db);
  const names = await staffNames(
    ctx.db,
    rows.map(({ savedBy }) => savedBy),
  );
  const by = ({ savedBy, savedAt }: DesignRow) => ({
    by: names.get(savedBy) ?? '',
    at: savedAt.toISOString(),
  });
  const draft = rows.find(({ state }) => state === 'draft');
  const published = rows.filter(({ state }) => state === 'published');
  return {
    typeId,
    name: type.name,
    codeKnown: type.typeCode !== null,
    version: published[0]?.version ?? shippedVersion(typeId, type.resultKind),
    current: await currentDesign(ctx, typeId),
    draft: draft ? { revision: draft.revision, design: draft.body, ...by(draft) } : null,
    versions: published.map((row) => ({
      version: row.version,
      ...by(row),
      issued: counts.find(({ version }) => version === row.version)?.issued ?? 0,
    })),
  };
}

async function currentDesign({ db }: Pick<LicencesContext, 'db'>, typeId: string): Promise<LicenceDesign> {
  const { face, layout } = await designOf(db, typeId);
  if (!face) throw new AppError('not-found', { reason: 'licence-type' });
  const { page, parts } = layout;
  const { fields, number, sampleNumber, openTerm } = face;
  return {
    page,
    parts,
    fields,
    term: termOf(face),
    sampleNumber,
    ...(openTerm ? { openTerm } : {}),
    ...(number ? { number } : {}),
  };
}

/** The drawing that licences would have, and what is wrong with it; nothing is written. */
export async function previewDesign(
  ctx: Ring,
  typeId: string,
  { design, longest = false }: DesignPreviewBody,
): Promise<DesignPreview> {
  const type = await designedType(ctx.db, typeId);
  const today = localDate(ctx.clock.now());
  const findings = checkDesign(ctx.kit.fonts, design, sampleOfDesign(type, design, today, true));
  const { layout } = asMade(typeId, 1, design);
  try {
    const drawing = drawLicence(ctx.kit.fonts, layout, sampleOfDesign(type, design, today, longest));
    const seal = design.parts.some(({ part }) => part === 'seal') ? { size: SEAL_DIAMETER } : null;
    return { svg: svgOf(ctx.kit.fonts, drawing, seal), findings };
  } catch (error) {
    if (error instanceof AppError) return { svg: '', findings };
    throw error;
  }
}

/**
 * Keeps a draft, also an unfinished one, so that nothing drawn is lost. AppError `stale-version` where another officer
 * saved since, with who and when.
 */
export async function saveDesign(
  ctx: Ring,
  actor: StaffActor,
  typeId: string,
  { revision, design }: DesignSave,
): Promise<{ revision: number }> {
  const type = await designedType(ctx.db, typeId);
  return inTx(ctx.db, async (tx) => {
    const now = ctx.clock.now();
    const draft = await draftForUpdate(tx, typeId);
    if ((draft?.revision ?? 0) !== revision) throw await stale(ctx, draft);
    const body = JSON.stringify(design);
    if (draft) {
      await sql`update licences.design set body = ${body}::jsonb, revision = revision + 1, saved_by = ${actor.staffId},
        saved_at = ${now} where type_id = ${typeId} and state = 'draft'`.execute(tx);
      return { revision: revision + 1 };
    }
    const [newest] = await designRows(tx, typeId);
    const version = (newest?.version ?? shippedVersion(typeId, type.resultKind)) + 1;
    const { rows } = await sql`
      insert into licences.design (type_id, version, state, body, saved_by, saved_at)
      values (${typeId}, ${version}, 'draft', ${body}::jsonb, ${actor.staffId}, ${now})
      on conflict do nothing returning version`.execute(tx);
    if (!rows.length) throw await stale(ctx, await draftForUpdate(tx, typeId));
    return { revision: 1 };
  });
}

/** The draft becomes the version in force; licences that exist keep theirs. AppError `invalid-input` with what is wrong. */
export async function publishDesign(
  ctx: Ring,
  actor: StaffActor,
  typeId: string,
  revision: number,
): Promise<{ version: number }> {
  const type = await designedType(ctx.db, typeId);
  return inTx(ctx.db, async (tx) => {
    const now = ctx.clock.now();
    const draft = await draftForUpdate(tx, typeId);
    if (!draft || draft.revision !== revision) throw await stale(ctx, draft);
    const findings = checkDesign(
      ctx.kit.fonts,
      draft.body,
      sampleOfDesign(type, draft.body, localDate(now), true),
    );
    const blocking = findings.filter(({ blocks }) => blocks);
    if (blocking.length) throw new AppError('invalid-input', { reason: 'design', n: blocking.length });
    await sql`update licences.design set state = 'published', published_at = ${now}, saved_by = ${actor.staffId},
      saved_at = ${now} where type_id = ${typeId} and state = 'draft'`.execute(tx);
    return { version: draft.version };
  });
}

/** Gives up a draft. */
export async function dropDesign(ctx: Ring, typeId: string, revision: number): Promise<void> {
  await inTx(ctx.db, async (tx) => {
    const draft = await draftForUpdate(tx, typeId);
    if (!draft || draft.revision !== revision) throw await stale(ctx, draft);
    await sql`delete from licences.design where type_id = ${typeId} and state = 'draft'`.execute(tx);
  });
}

async function stale({ db }: Ring, draft: DesignRow | undefined): Promise<AppError> {
  const by = draft ? ((await staffNames(db, [draft.savedBy])).get(draft.savedBy) ?? '') : '';
  const at = draft?.savedAt.toISOString() ?? '';
  return new AppError('stale-version', {
    reason: draft ? 'design' : 'design-gone',
    by,
    at,
    version: draft?.revision ?? 0,
    changes: [],
  });
}
