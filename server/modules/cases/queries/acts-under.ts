import type { Locale } from '../../../../contracts/locale.ts';
import { t } from '../../../../ui/words/index.ts';
import { sql } from '../../../platform/db/index.ts';
import type { CasesContext } from '../context.ts';
import { readEvent } from '../events/read.ts';
import { plainWords } from '../timeline.ts';

/** An act that an agent did for the principal, as a layman reads it. */
export type ActUnder = { caseId: string; number: string; itemName: string; at: string; plain: string };

/**
 * Everything in the evidence that was done under a mandate, newest first, at most 500. Whether the reader is one of the
 * mandate's sides is for the caller to know (identity's `getMandate`).
 */
export async function actsUnder(
  ctx: CasesContext,
  mandateId: string,
  locale: Locale = 'zh-CN',
): Promise<ActUnder[]> {
  const { rows } = await sql<{ caseId: string; number: string; itemName: string; body: string }>`
    select c.id as "caseId", c.number, c.item_name as "itemName", e.body
    from cases.event e join cases."case" c on c.division_code = e.division_code and c.id = e.case_id
    where e.mandate = ${mandateId} order by e.at desc, e.seq desc limit 500`.execute(ctx.db);
  return rows.map(({ body, ...of }) => {
    const event = readEvent(body);
    const { key, params } = plainWords(event);
    return { ...of, at: event.at, plain: t(locale, key, params) };
  });
}
