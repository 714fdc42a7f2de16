import { isUscc } from '../../../../contracts/checks.ts';
import { type Clock, localDate } from '../../../platform/clock.ts';
import { sm3Hex } from '../../../platform/crypto/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { OrganisationFile } from '../files.ts';
import { fileState, recordFile, upsertOrganisation, upsertVenue } from '../store.ts';
import type { LoadReport } from './load-divisions.ts';

/** Loads organisations, venues and windows; throws where a USCC has a wrong check digit (GB 32100). */
export async function loadOrganisations(
  tx: Tx,
  ctx: { clock: Clock },
  files: readonly OrganisationFile[],
): Promise<LoadReport> {
  const report: LoadReport = { loaded: 0, changed: 0, unchanged: 0 };
  for (const file of files) {
    const name = `organisations/${file.division}`;
    const sm3 = sm3Hex(JSON.stringify(file));
    report.loaded += file.organisations.length;
    if ((await fileState(tx, name)) === sm3) {
      report.unchanged += file.organisations.length;
      continue;
    }
    for (const venue of file.venues) await upsertVenue(tx, venue);
    for (const one of file.organisations) {
      if (one.uscc && !isUscc(one.uscc)) {
        throw new Error(`机构“${one.name}”的统一社会信用代码 ${one.uscc} 校验位不对，请核对后再导入。`);
      }
      const changed = await upsertOrganisation(tx, one, localDate(ctx.clock.now()));
      report[changed ? 'changed' : 'unchanged'] += 1;
    }
    await recordFile(tx, { name, sm3, rows: file.organisations.length, at: ctx.clock.now() });
  }
  return report;
}
