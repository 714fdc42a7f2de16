import type { CommandReply } from '../../../../contracts/cases.ts';
import { api, intents } from '../../../platform/app.ts';

/** The scans of a signed print that had none; tried again they go out under the same key. */
export async function addScan(caseId: string, mark: string, files: readonly File[]): Promise<CommandReply> {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  const about = `scan ${caseId}`;
  const made = await api<CommandReply>({
    method: 'POST',
    path: `/cases/${encodeURIComponent(caseId)}/signed/${encodeURIComponent(mark)}`,
    form,
    idempotencyKey: intents.keyFor(about, { mark, names: files.map(({ name, size }) => `${name} ${size}`) }),
  });
  intents.settle(about);
  return made;
}
