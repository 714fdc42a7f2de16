import type { Answers } from '../../../../contracts/forms.ts';
import type { CasesContext } from '../context.ts';
import { openJson, places } from '../sealing.ts';
import type { FileRow } from '../store.ts';
import { answersOf, filesOf, materialsOf } from '../store-read.ts';
import { readCase } from './case-view.ts';

/** What the newest correction of a case changed: answers by field (undefined: taken away), files by material. */
export type MendedRound = {
  answers: Map<string, Answers[string] | undefined>;
  files: Map<string, FileRow[]>;
};

/** In clear, for modules that stand over single cases; nothing in it where the case was never corrected. Throws `not-found`. */
export async function mendedRound(ctx: CasesContext, caseId: string): Promise<MendedRound> {
  const { row } = await readCase(ctx, { kind: 'system', name: 'joint' }, caseId);
  const rounds = await answersOf(ctx.db, row.divisionCode, row.id);
  const [before, latest] = rounds.slice(-2);
  if (!before || !latest) return { answers: new Map(), files: new Map() };
  const [was, is, kept] = await Promise.all([
    materialsOf(ctx.db, row.divisionCode, row.id, before.round),
    materialsOf(ctx.db, row.divisionCode, row.id, latest.round),
    filesOf(ctx.db, row.divisionCode, row.id),
  ]);
  const [old, now] = [before, latest].map(({ round, sealed }) =>
    openJson<Answers>(ctx, sealed, places.answers(row.id, round)),
  ) as [Answers, Answers];
  const names = new Set([...Object.keys(old), ...Object.keys(now)]);
  const changed = [...names].filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
  const fresh = is.filter(({ materialId, fileIds }) => {
    const ids = was.find((one) => one.materialId === materialId)?.fileIds ?? [];
    return fileIds.length > 0 && fileIds.join() !== ids.join();
  });
  return {
    answers: new Map(changed.map((name) => [name, now[name]])),
    files: new Map(
      fresh.map(({ materialId, fileIds }) => [materialId, kept.filter(({ id }) => fileIds.includes(id))]),
    ),
  };
}
