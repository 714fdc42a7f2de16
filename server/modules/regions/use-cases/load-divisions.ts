import type { Clock } from '../../../platform/clock.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { DivisionFile } from '../files.ts';
import { fileState, rebuildClosure, recordFile, upsertDivisions } from '../store.ts';

export type LoadReport = { loaded: number; changed: number; unchanged: number };

/**
 * Loads divisions, ancestors before descendants. A file that was loaded in this very state is passed over;
 * a code that a new edition of the same place lacks ends with that edition and is kept.
 */
export async function loadDivisions(
  tx: Tx,
  ctx: { clock: Clock },
  files: readonly DivisionFile[],
): Promise<LoadReport> {
  const report: LoadReport = { loaded: 0, changed: 0, unchanged: 0 };
  for (const file of files) {
    const name = `divisions/${file.place}`;
    const sm3 = sm3Hex(JSON.stringify(file));
    report.loaded += file.rows.length;
    if ((await fileState(tx, name)) === sm3) {
      report.unchanged += file.rows.length;
      continue;
    }
    const changed = await upsertDivisions(tx, file);
    report.changed += changed;
    report.unchanged += file.rows.length - changed;
    await recordFile(tx, { name, sm3, rows: file.rows.length, at: ctx.clock.now() });
  }
  if (report.changed > 0) await rebuildClosure(tx);
  return report;
}
