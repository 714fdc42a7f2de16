import { sql } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import { announce } from '../../platform/live.ts';
import type { Logger } from '../../platform/log.ts';
import type { OutboxHandler, OutboxHandlers } from '../../platform/outbox/index.ts';
import type { CasesContext } from './context.ts';
import { kindVersions } from './events/kinds.ts';
import { caseTopic } from './handlers.ts';
import { drawDocument } from './use-cases/draw-document.ts';

type Papers = { divisionCode: string; caseId: string; documents: string[] };

/**
 * Papers are drawn right after the act that numbered them, so that one that cannot be drawn is found at once and not by
 * whoever opens it. In a stream of their own: what the act tells others does not wait for it.
 */
export function drawHandlers(ctx: CasesContext, log: Logger): OutboxHandlers {
  const later: OutboxHandler = async (tx, { payload }) => {
    const { divisionCode, caseId, documents } = payload as Partial<Papers>;
    if (!documents?.length) return;
    const now = ctx.clock.now();
    await sql`insert into platform.outbox (stream, kind, payload, created_at, next_at)
      values (${`papers:${caseId}`}, 'case.papers', ${JSON.stringify({ divisionCode, caseId, documents })},
        ${now}, ${now})`.execute(tx);
  };
  const draw: OutboxHandler = async (tx, { payload }) => {
    const { divisionCode, caseId, documents } = payload as Papers;
    for (const id of documents) {
      await drawDocument(ctx, divisionCode, caseId, id).catch((error: Error) => {
        if (!(error instanceof AppError)) throw error; // the store or the database: tried again
        log.error(
          { case: caseId, document: id, code: error.code, ...error.params },
          'a paper cannot be drawn',
        );
      });
    }
    await announce(tx, caseTopic(caseId));
  };
  const acts = Object.keys(kindVersions).map((kind) => [`case.${kind}`, [later]] as const);
  return { ...Object.fromEntries(acts), 'case.papers': [draw] };
}
