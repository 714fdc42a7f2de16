import { AppError } from '../../../platform/errors.ts';
import type { OutboxHandlers } from '../../../platform/outbox/index.ts';
import type { CasesContext } from '../context.ts';
import type { HeldLicence } from '../neighbours.ts';
import { runCommand } from '../run-command.ts';
import { sealText } from './command-text.ts';

type Taken = { caseId: string; attachedId: string; materialId: string; staffId: string };
const system = { kind: 'system', name: 'licences' } as const;

/**
 * A window took a licence from the code its holder showed: it stands for the material of the case from now on, in the
 * clerk's name, with what was passed on sealed beside the event. Told twice, it is one event; where the material came
 * some other way meanwhile, that stays.
 */
export function takenLicenceHandlers(ctx: CasesContext): OutboxHandlers {
  return {
    'licence.taken': [
      async (_tx, { payload }) => {
        const taken = payload as Taken;
        const licence = await ctx.neighbours.takenLicence(taken.attachedId);
        if (!licence) return;
        await take(ctx, taken, licence).catch((error: unknown) => {
          if (!(error instanceof AppError && error.code === 'not-allowed-now')) throw error;
        });
      },
    ],
  };
}

function take(ctx: CasesContext, { caseId, attachedId, materialId, staffId }: Taken, licence: HeldLicence) {
  const key = `take ${attachedId}`;
  return runCommand(ctx, system, { caseId, name: 'take-licence', key, body: null }, async () => {
    const text = sealText(ctx, 'licence', licence);
    return {
      command: { name: 'take-licence', body: { material: materialId, text: text.ref, staffId } },
      rows: { texts: [text.row] },
    };
  });
}
