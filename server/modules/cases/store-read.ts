import { type Executor, sql } from '../../platform/db/index.ts';
import type { AnswersRow, FileRow, MaterialRow, TextRow } from './store.ts';

export async function materialsOf(
  executor: Executor,
  divisionCode: string,
  caseId: string,
  round: number,
): Promise<MaterialRow[]> {
  const { rows } = await sql<MaterialRow>`
    select round, material_id as "materialId", name, required, source, file_ids as "fileIds",
      licence_sealed as "licenceSealed", licence_sm3 as "licenceSm3"
    from cases.material where division_code = ${divisionCode} and case_id = ${caseId} and round = ${round}
    order by material_id`.execute(executor);
  return rows;
}

export async function filesOf(
  executor: Executor,
  divisionCode: string,
  caseId: string,
): Promise<(FileRow & { at: Date })[]> {
  const { rows } = await sql<FileRow & { at: Date }>`
    select id, material_id as "materialId", name_sealed as "nameSealed", media_type as "mediaType", size, sm3, at
    from cases.case_file where division_code = ${divisionCode} and case_id = ${caseId} order by id`.execute(
    executor,
  );
  return rows;
}

/** Every round of answers, oldest first. */
export async function answersOf(
  executor: Executor,
  divisionCode: string,
  caseId: string,
): Promise<AnswersRow[]> {
  const { rows } = await sql<AnswersRow>`
    select round, sealed, sm3 from cases.answers
    where division_code = ${divisionCode} and case_id = ${caseId} order by round`.execute(executor);
  return rows;
}

export async function textsOf(executor: Executor, divisionCode: string, caseId: string): Promise<TextRow[]> {
  const { rows } = await sql<TextRow>`
    select id, kind, sealed, sm3 from cases.text
    where division_code = ${divisionCode} and case_id = ${caseId}`.execute(executor);
  return rows;
}

export type DocumentSummary = { id: string; kind: string; number: string; at: Date; size: number };

/** Papers of a case, oldest first; size 0 until one was first drawn. */
export async function documentsOf(
  executor: Executor,
  divisionCode: string,
  caseId: string,
): Promise<DocumentSummary[]> {
  const { rows } = await sql<DocumentSummary>`
    select d.id, d.kind, d.number, d.at, coalesce(r.size, 0) as size
    from cases.document d left join cases.rendering r
      on r.division_code = d.division_code and r.case_id = d.case_id and r.document_id = d.id
    where d.division_code = ${divisionCode} and d.case_id = ${caseId} order by d.at, d.id`.execute(executor);
  return rows;
}
