import type { Answers } from '../../../../contracts/forms.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Logger } from '../../../platform/log.ts';
import type { OutboxHandlers } from '../../../platform/outbox/index.ts';
import type { CasesContext } from '../context.ts';
import type { InstantKnown, SourceFact } from '../instant.ts';
import type { HeldLicence } from '../neighbours.ts';
import { openCase } from '../run-command.ts';
import { openJson, places } from '../sealing.ts';
import { loadForCommand } from '../store.ts';
import { answersOf, materialsOf } from '../store-read.ts';
import { decideInstantly } from './decide-instantly.ts';

const patience = 3;
const system = { kind: 'system', name: 'instant' } as const;

/**
 * What was submitted and not judged, because the process died in between: the row of the submission itself is the
 * reminder, committed with it. Whoever judges first writes the one event; the other finds it.
 */
export function instantHandlers(ctx: CasesContext, log: Logger): OutboxHandlers {
  return {
    'case.submitted': [
      async (_tx, { payload, attempts }) => {
        const { caseId, instant } = payload as { caseId: string; instant?: InstantKnown };
        if (!instant) return;
        await judgePending(ctx, caseId, instant).catch((error: Error) => {
          // Trouble of the database is tried again; a rule that fails to judge holds up nothing, for people have it.
          if (!(error instanceof AppError) && attempts < patience) throw error;
          log.error({ caseId, err: error.message }, 'not judged by its rule: officers have it');
        });
      },
    ],
  };
}

async function judgePending(ctx: CasesContext, caseId: string, known: InstantKnown): Promise<void> {
  const { found } = await loadForCommand(ctx.db, caseId, '', '');
  const open = found && (await openCase(ctx, system, found));
  if (!open || open.state.instant || open.state.state !== 'received' || open.state.answers.round > 1) return;
  const { row, state } = open;
  const item = await ctx.neighbours.itemVersion(state.placeCode, state.item.code, state.item.version);
  const rule = item?.definition.instant;
  if (!rule) return;
  const { round } = state.answers;
  const [kept, materials] = await Promise.all([
    answersOf(ctx.db, row.divisionCode, row.id),
    materialsOf(ctx.db, row.divisionCode, row.id, round),
  ]);
  const sealed = kept.find((one) => one.round === round)?.sealed;
  const answers = sealed ? openJson<Answers>(ctx, sealed, places.answers(row.id, round)) : {};
  const deferred = new Set(state.later.deferrals.map((one) => one.id));
  const sources = materials.map(({ materialId, source, licenceSealed }): SourceFact => {
    const place = places.licence(row.id, round, materialId);
    const licence = licenceSealed ? openJson<HeldLicence>(ctx, licenceSealed, place) : null;
    return { source, licenceType: licence?.typeId ?? null, deferred: deferred.has(materialId) };
  });
  await decideInstantly(ctx, { caseId, rule, answers, sources, known });
}
