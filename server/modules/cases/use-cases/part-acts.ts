import type { VisitRecord } from '../../../../contracts/joint-visits.ts';
import { AppError } from '../../../platform/errors.ts';
import type { CasesContext } from '../context.ts';
import { runCommand } from '../run-command.ts';
import { sealText } from './command-text.ts';

const joint = { kind: 'system', name: 'joint' } as const;

/** 统一出证: all parts of the joint case are decided, so this one's result may go out. Told again, it changes nothing. */
export async function releaseResult(ctx: CasesContext, caseId: string): Promise<void> {
  const request = { caseId, name: 'release-result' as const, key: `release ${caseId}`, body: null };
  await once(() =>
    runCommand(ctx, joint, request, async () => ({ command: { name: 'release-result', body: {} } })),
  );
}

/** Keeps the one record of a joint visit 联合踏勘 with this case. Told again, it changes nothing. */
export async function recordVisit(ctx: CasesContext, caseId: string, record: VisitRecord): Promise<void> {
  const { visit, on } = record;
  const request = { caseId, name: 'record-visit' as const, key: `visit ${visit} ${caseId}`, body: null };
  await once(() =>
    runCommand(ctx, joint, request, async () => {
      const text = sealText(ctx, 'visit', record);
      return {
        command: { name: 'record-visit', body: { visit, on, text: text.ref } },
        rows: { texts: [text.row] },
      };
    }),
  );
}

/** A case that is beyond it, or has it already, is left as it is. */
async function once(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-allowed-now') throw error;
  }
}
