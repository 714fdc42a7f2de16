import type { Actor } from '../../../../contracts/identity.ts';
import { AppError } from '../../../platform/errors.ts';
import { personActor } from '../actor-refs.ts';
import type { CasesContext } from '../context.ts';
import { papersOf } from '../papers/of-case.ts';
import { type Open, runCommand } from '../run-command.ts';

/**
 * The applicant opened the decision for the first time: that it reached her is on record, with a receipt 送达回证 that
 * says who and when. The case goes on, for a licence on paper may still lie at the counter. What she asked for is hers
 * whether or not this could be written.
 */
export async function collectResult(
  ctx: CasesContext,
  actor: Actor,
  { row, state }: Open,
  documentId: string,
): Promise<void> {
  const document = state.documents.find((one) => one.id === documentId);
  if (actor.kind !== 'applicant' || document?.kind !== 'decision' || state.collected) return;
  const request = { caseId: row.id, name: 'collect' as const, key: `collect ${documentId}`, body: null };
  await runCommand(ctx, actor, request, async (open) => {
    const name = (await ctx.neighbours.names([personActor(actor.personId)])).get(personActor(actor.personId));
    return {
      command: { name: 'collect', body: { document: documentId } },
      papers: await papersOf(ctx, open, {
        handing: {
          way: 'download',
          handed: [{ name: '决定书', number: document.number }],
          receiver: name ?? null,
          tracking: null,
          officer: null,
          entrusted: null,
        },
      }),
    };
  }).catch((error: Error) => {
    // Somebody acted in the same moment, or the paper is of a case that is over.
    if (!(error instanceof AppError))
      ctx.log.error({ case: row.id, err: error.message }, 'the receipt of a download was not written');
  });
}
