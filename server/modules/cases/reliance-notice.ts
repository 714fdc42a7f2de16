import { sql } from '../../platform/db/index.ts';
import { notify } from '../../platform/notices/index.ts';
import type { OutboxHandler } from '../../platform/outbox/index.ts';

type Open = { number: string; item: string; readers: string[] };

/**
 * A licence that a case took instead of a paper does not hold any more: who has the open case, and who acted on it, is
 * told under the bell. What was relied on stays with the case; the officer judges what follows.
 */
export const tellRelianceEnded: OutboxHandler = async (tx, { payload, createdAt }) => {
  const { caseId, licenceId, state } = payload as { caseId: string; licenceId: string | null; state: string };
  const { rows } = await sql<Open>`
    select c.number, c.item_name as item, array(
      select distinct a from (
        select 'staff:' || c.handler_id as a where c.handler_id is not null
        union all select e.actor from cases.event e
          where e.division_code = c.division_code and e.case_id = c.id and e.actor like 'staff:%') who) as readers
    from cases."case" c where c.id = ${caseId} and c.finished_at is null`.execute(tx);
  const [open] = rows;
  if (!open) return;
  const kind = state === 'withdrawn' ? 'consent-ended' : 'licence-ended';
  const { number, item } = open;
  await notify(
    tx,
    open.readers.map((reader) => ({
      reader,
      kind,
      about: { kind: 'case' as const, id: caseId },
      params: { number, item },
      key: `${kind} ${caseId} ${licenceId ?? ''} ${state}`,
    })),
    createdAt,
  );
};
