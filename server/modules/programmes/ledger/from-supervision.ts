import { type CheckId, checks } from '../../../../contracts/supervision.ts';
import { localDate } from '../../../platform/clock.ts';
import type { OutboxHandlers } from '../../../platform/outbox/index.ts';
import type { ProgrammesContext } from '../context.ts';
import { entryDue } from '../limits.ts';
import { evolveEntry } from './entry.ts';
import { insertEntry } from './store.ts';

type ToMend = {
  matterId: string;
  divisionCode: string;
  organisationId: string;
  what: CheckId;
  caseNumber: string;
  itemName: string;
};

/** What supervision upheld and wants mended becomes a problem of the ledger, once: its id is the finding's. */
export function ledgerHandlers(ctx: Pick<ProgrammesContext, 'calendar'>): OutboxHandlers {
  return {
    'supervision.to-mend': [
      async (tx, { payload, createdAt: at }) => {
        const { matterId, divisionCode, organisationId, what, caseNumber, itemName } = payload as ToMend;
        const actor = 'system:supervision';
        const due = entryDue(localDate(at), ctx.calendar);
        const event = { kind: 'opened' as const, payload: { organisationId, due } };
        const problem = `合规检查认定“${checks[what]}”：办件 ${caseNumber}“${itemName}”`;
        const head = {
          id: matterId,
          divisionCode,
          organisationId,
          taskId: null,
          source: 'inspection' as const,
          problem,
        };
        const after = evolveEntry(undefined, { ...event, seq: 1, actor, at });
        await insertEntry(tx, head, { event, after, say: problem, actor, at, key: `finding ${matterId}` });
      },
    ],
  };
}
