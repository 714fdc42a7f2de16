import type { Locale } from '../../../../contracts/locale.ts';
import { t } from '../../../../ui/words/index.ts';
import { sql } from '../../../platform/db/index.ts';
import type { CasesContext } from '../context.ts';
import { readEvent } from '../events/read.ts';
import { plainTextIn } from '../timeline.ts';
import type { CaseRef } from './case-records.ts';

/** An event of a case in words; the applicant's side is not named. */
export type ExcerptLine = { seq: number; at: string; by: string; say: string; hash: string };

/**
 * Some events of a case, for a page of another module that shows them as evidence. Who may read them was asked by the
 * caller.
 */
export async function caseExcerpt(
  ctx: CasesContext,
  ref: CaseRef,
  seqs: readonly number[],
  locale: Locale,
): Promise<ExcerptLine[]> {
  const { rows } = await sql<{ body: string; hash: string }>`
    select body, hash from cases.event
    where division_code = ${ref.divisionCode} and case_id = ${ref.id} order by seq`.execute(ctx.db);
  const events = rows.map(({ body, hash }) => ({ ...readEvent(body), hash }));
  const staff = events.flatMap(({ actor }) => (actor.startsWith('staff:') ? [actor] : []));
  const names = await ctx.neighbours.names([...new Set(staff)]);
  const plain = plainTextIn(events, locale, names);
  const byOf = (actor: string) =>
    names.get(actor) ??
    t(locale, actor.startsWith('system:') ? 'case.plain.system' : 'case.plain.applicant-side');
  return events
    .filter(({ seq }) => seqs.includes(seq))
    .map((event) => ({
      seq: event.seq,
      at: event.at,
      by: byOf(event.actor),
      say: plain(event),
      hash: event.hash,
    }));
}
