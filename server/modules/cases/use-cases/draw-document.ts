import type { Actor } from '../../../../contracts/identity.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { isHeldBack } from '../held.ts';
import { readCase } from '../queries/case-view.ts';
import { openJson, places } from '../sealing.ts';
import { collectResult } from './collect-result.ts';

type Kept = {
  kind: string;
  number: string;
  templateVersion: number;
  sealed: string;
  rendering: string | null;
};

export type DrawnDocument = { bytes: Uint8Array; kind: string; number: string };

/** A paper as PDF, for who may see its case. */
export async function openDocument(
  ctx: CasesContext,
  actor: Actor,
  caseId: string,
  documentId: string,
): Promise<DrawnDocument> {
  const open = await readCase(ctx, actor, caseId);
  const { row, steps, state } = open;
  if (steps) throw new AppError('forbidden'); // papers go to the applicant and to who handles the case
  const drawn = await drawDocument(ctx, row.divisionCode, caseId, documentId);
  if (isHeldBack(state, actor, drawn.kind))
    throw new AppError('not-allowed-now', { reason: 'held', command: 'deliver' });
  await collectResult(ctx, actor, open, documentId);
  return drawn;
}

/**
 * Draws a paper from its sealed data on first need and keeps the file; the same data gives the same bytes
 * (docs/adr), so drawing it twice at once does no harm.
 */
export async function drawDocument(
  ctx: CasesContext,
  divisionCode: string,
  caseId: string,
  documentId: string,
): Promise<DrawnDocument> {
  const kept = await findDocument(ctx.db, divisionCode, caseId, documentId);
  if (!kept) throw new AppError('not-found', { reason: 'document' });
  const { kind, number } = kept;
  if (kept.rendering) return { kind, number, bytes: await ctx.files.readAll(kept.rendering) };
  const data = openJson(ctx, kept.sealed, places.document(documentId));
  const bytes = await ctx.documents.render(kind, kept.templateVersion, data);
  const { sm3, size } = await ctx.files.put(bytes);
  await sql`
    insert into cases.rendering (division_code, case_id, document_id, sm3, size, at)
    values (${divisionCode}, ${caseId}, ${documentId}, ${sm3}, ${size}, ${ctx.clock.now()})
    on conflict do nothing`.execute(ctx.db);
  return { kind, number, bytes };
}

async function findDocument(
  executor: Executor,
  divisionCode: string,
  caseId: string,
  documentId: string,
): Promise<Kept | undefined> {
  const { rows } = await sql<Kept>`
    select d.kind, d.number, d.template_version as "templateVersion", d.sealed, r.sm3 as rendering
    from cases.document d left join cases.rendering r
      on r.division_code = d.division_code and r.case_id = d.case_id and r.document_id = d.id
    where d.division_code = ${divisionCode} and d.case_id = ${caseId} and d.id::text = ${documentId}`.execute(
    executor,
  );
  return rows[0];
}
