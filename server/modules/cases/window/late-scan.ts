import type { CommandReply } from '../../../../contracts/cases.ts';
import type { StaffActor } from '../../../../contracts/identity.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { runCommand } from '../run-command.ts';
import { type Scan, scanRow } from '../use-cases/keep-upload.ts';

/** `mark` stands on the signed print. */
export type LateScan = { caseId: string; key: string; mark: string; scans: Scan[] };

/**
 * 补扫描: a print that could not be scanned when it was signed is scanned now; who did it and when is an event of its
 * own, and makes no other officer's work stale. Throws `invalid-input` without a file, `not-allowed-now` (`nothing-unscanned`), `upload-refused`.
 */
export async function addScan(
  ctx: CasesContext,
  actor: StaffActor,
  { caseId, key, mark, scans }: LateScan,
): Promise<CommandReply> {
  if (!scans.length) throw new AppError('invalid-input', { reason: 'files' });
  const body = { mark, files: scans.map(({ bytes }) => sm3Hex(bytes)) };
  return runCommand(ctx, actor, { caseId, name: 'add-scan' as const, key, body }, async () => {
    const files = await Promise.all(scans.map((scan) => scanRow(ctx, scan, mark)));
    const refs = files.map(({ id, sm3 }) => ({ id, sm3 }));
    return { command: { name: 'add-scan', body: { mark, files: refs } }, rows: { files } };
  });
}
