import { type Executor, sql, type Tx } from '../../platform/db/index.ts';
import { type ActsFor, inMandate } from '../identity/index.ts';
import type { Writers } from './draft-merge.ts';
import type { PreCheckOfDraft } from './pre-check/pre-check.ts';

export type DraftRow = {
  id: string;
  accountId: string;
  subjectId: string;
  divisionCode: string;
  itemCode: string;
  caseId: string | null;
  itemVersion: number;
  sealed: string;
  writers: Writers;
  /** Ids of materials that a commitment is to stand for. */
  committed: string[];
  /** Ids of materials of which a clerk saw the paper. */
  papersSeen: string[];
  /** Licences that a window took from codes, sealed, by material. */
  taken: Record<string, string>;
  /** 预审: what was answered to which contents. */
  preCheck: PreCheckOfDraft | null;
  version: number;
  updatedAt: Date;
};
export type UploadRow = {
  id: string;
  draftId: string;
  materialId: string;
  nameSealed: string;
  mediaType: string;
  size: number;
  sm3: string;
  at: Date;
};

const columns = sql`id, account_id as "accountId", subject_id as "subjectId", division_code as "divisionCode",
  item_code as "itemCode", case_id as "caseId", item_version as "itemVersion", sealed, writers, committed,
  papers_seen as "papersSeen", taken, pre_check as "preCheck", version,
  updated_at as "updatedAt"`;

/**
 * Whose drafts: those of the subject. In her own right one has all of them, also what an agent began; under a mandate
 * one's own, as far as it reaches.
 */
export type DraftOwner = { accountId: string } & ActsFor;

const owned = (owner: DraftOwner) =>
  owner.mandates
    ? sql<boolean>`(d.subject_id = ${owner.subjectId} and d.account_id = ${owner.accountId}
        and ${inMandate('d', owner, { division: 'division_code', item: 'item_code' })})`
    : sql<boolean>`d.subject_id = ${owner.subjectId}`;

export async function findDraft(
  executor: Executor,
  owner: DraftOwner,
  id: string,
): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from cases.draft d where d.id = ${id} and ${owned(owner)}`.execute(executor);
  return rows[0];
}

/** In whose name this account began a draft. */
export async function subjectOfDraft(
  executor: Executor,
  accountId: string,
  id: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ subjectId: string }>`
    select subject_id as "subjectId" from cases.draft where id = ${id} and account_id = ${accountId}`.execute(
    executor,
  );
  return rows[0]?.subjectId;
}

export async function draftFor(
  executor: Executor,
  owner: DraftOwner,
  what: { divisionCode: string; itemCode: string; caseId: string | null },
): Promise<DraftRow | undefined> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from cases.draft
    where account_id = ${owner.accountId} and subject_id = ${owner.subjectId}
      and division_code = ${what.divisionCode} and item_code = ${what.itemCode}
      and case_id is not distinct from ${what.caseId}::uuid`.execute(executor);
  return rows[0];
}

/** New applications that were begun in this name, newest first. */
export async function draftsOf(executor: Executor, owner: DraftOwner): Promise<DraftRow[]> {
  const { rows } = await sql<DraftRow>`
    select ${columns} from cases.draft d where ${owned(owner)} and case_id is null
    order by updated_at desc limit 100`.execute(executor);
  return rows;
}

/** False where another tab made it first. */
export async function insertDraft(executor: Executor, row: DraftRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into cases.draft (id, account_id, subject_id, division_code, item_code, case_id, item_version, sealed,
      committed, version, updated_at)
    values (${row.id}, ${row.accountId}, ${row.subjectId}, ${row.divisionCode}, ${row.itemCode}, ${row.caseId},
      ${row.itemVersion}, ${row.sealed}, ${row.committed}::text[], ${row.version}, ${row.updatedAt})
    on conflict do nothing`.execute(executor);
  return numAffectedRows === 1n;
}

/** Saves upon `seen`; false where another tab saved in between. */
export async function updateDraft(
  executor: Executor,
  id: string,
  seen: number,
  { sealed, writers }: Pick<DraftRow, 'sealed' | 'writers'>,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update cases.draft set sealed = ${sealed}, writers = ${JSON.stringify(writers)}, version = version + 1,
      updated_at = ${now}
    where id = ${id} and version = ${seen}`.execute(executor);
  return numAffectedRows === 1n;
}

/** Takes a draft away with what becomes of it, in one transaction; false where somebody was first. */
export async function takeDraft(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from cases.draft where id = ${id}`.execute(tx);
  return numAffectedRows === 1n;
}

export async function setCommitted(
  executor: Executor,
  id: string,
  materials: readonly string[],
): Promise<void> {
  await sql`update cases.draft set committed = ${[...materials]}::text[] where id = ${id}`.execute(executor);
}

export async function setPapersSeen(
  executor: Executor,
  id: string,
  materials: readonly string[],
): Promise<void> {
  await sql`update cases.draft set papers_seen = ${[...materials]}::text[] where id = ${id}`.execute(
    executor,
  );
}

/** What stands for a material from now on; null: nothing taken any more. */
export async function setTaken(
  executor: Executor,
  id: string,
  materialId: string,
  sealed: string | null,
): Promise<void> {
  const next = sealed
    ? sql`taken || ${JSON.stringify({ [materialId]: sealed })}::jsonb`
    : sql`taken - ${materialId}::text`;
  await sql`update cases.draft set taken = ${next} where id = ${id}`.execute(executor);
}

export async function deleteDraft(executor: Executor, id: string): Promise<void> {
  await sql`delete from cases.draft where id = ${id}`.execute(executor);
}

export async function uploadsOf(executor: Executor, draftId: string): Promise<UploadRow[]> {
  const { rows } = await sql<UploadRow>`
    select id, draft_id as "draftId", material_id as "materialId", name_sealed as "nameSealed",
      media_type as "mediaType", size, sm3, at
    from cases.upload where draft_id = ${draftId} order by id`.execute(executor);
  return rows;
}

export async function insertUpload(executor: Executor, row: UploadRow): Promise<void> {
  await sql`
    insert into cases.upload (id, draft_id, material_id, name_sealed, media_type, size, sm3, at)
    values (${row.id}, ${row.draftId}, ${row.materialId}, ${row.nameSealed}, ${row.mediaType}, ${row.size},
      ${row.sm3}, ${row.at}) on conflict do nothing`.execute(executor);
}

export async function deleteUpload(executor: Executor, draftId: string, id: string): Promise<void> {
  await sql`delete from cases.upload where draft_id = ${draftId} and id = ${id}`.execute(executor);
}
