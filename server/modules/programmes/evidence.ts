import { randomUUIDv7 } from 'node:crypto';
import { defaultFileKinds } from '../../../contracts/files.ts';
import type { StaffActor } from '../../../contracts/identity.ts';
import { type Executor, sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { sniff } from '../../platform/files/index.ts';
import type { ProgrammesContext } from './context.ts';
import { taskFor } from './rights.ts';

export type EvidenceFile = { id: string; name: string; mediaType: string; size: number; sm3: string };

/** Files that were handed in with a task, also those that no report names yet. */
export async function evidenceOf(db: Executor, taskId: string): Promise<EvidenceFile[]> {
  const { rows } = await sql<EvidenceFile>`
    select id, name, media_type as "mediaType", size::int, sm3 from programmes.evidence
    where task_id = ${taskId} order by id`.execute(db);
  return rows;
}

/** Sniffs, seals and keeps a file for the next report. Throws `upload-refused`, `forbidden`. */
export async function keepEvidence(
  ctx: ProgrammesContext,
  staff: StaffActor,
  taskId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<{ id: string; name: string; size: number }> {
  const { actor } = await taskFor(ctx.db, staff, taskId);
  if (!actor.parts.has('unit')) throw new AppError('forbidden');
  const { mediaType } = await sniff(bytes, name, defaultFileKinds);
  const { sm3, size } = await ctx.files.put(bytes);
  const id = randomUUIDv7();
  await sql`
    insert into programmes.evidence (id, task_id, name, media_type, size, sm3, uploaded_by, at)
    values (${id}, ${taskId}, ${name}, ${mediaType}, ${size}, ${sm3}, ${actor.ref}, ${ctx.clock.now()})`.execute(
    ctx.db,
  );
  return { id, name, size };
}

/** One file with its content; for whoever reads the task. */
export async function openEvidence(
  ctx: ProgrammesContext,
  staff: StaffActor,
  taskId: string,
  id: string,
): Promise<EvidenceFile & { content: Buffer }> {
  await taskFor(ctx.db, staff, taskId);
  const file = (await evidenceOf(ctx.db, taskId)).find((one) => one.id === id);
  if (!file) throw new AppError('not-found');
  return { ...file, content: await ctx.files.readAll(file.sm3) };
}
