import { sql, type Tx } from '../../platform/db/index.ts';
import { type NoticeKind, notify } from '../../platform/notices/index.ts';
import type { OutboxHandler, OutboxRow } from '../../platform/outbox/index.ts';
import { staffNames } from '../identity/index.ts';
import { staffActor, staffIdOf } from './actor-refs.ts';
import type { CaseEvent } from './events/kinds.ts';
import { readEvent } from './events/read.ts';

type Told = { staffIds: readonly string[]; kind: NoticeKind };

/** Tells officers of one event of a case; whoever did it is not told. `params`: number, item, by (who did it). */
export function noticeOf(whom: (event: CaseEvent) => Told[]): OutboxHandler {
  return async (tx, row) => {
    const found = await eventOf(tx, row);
    if (!found) return;
    const { event, item } = found;
    const number = String(row.payload.number);
    const actor = event.actor.startsWith('staff:') ? staffIdOf(event.actor) : null;
    const by = actor ? ((await staffNames(tx, [actor])).get(actor) ?? '') : '';
    const notices = whom(event).flatMap(({ staffIds, kind }) =>
      staffIds
        .filter((staffId) => staffId !== actor)
        .map((staffId) => ({
          reader: staffActor(staffId),
          kind,
          about: { kind: 'case' as const, id: String(row.payload.caseId) },
          params: { number, item, by },
          key: `${kind} ${String(row.payload.caseId)} ${event.seq}`,
        })),
    );
    await notify(tx, notices, new Date(event.at));
  };
}

type Held = { handler: string | null; begunBy: string | null; number: string; item: string };

/** Somebody asked for a hearing (art. 47): who has the case is told, or who had told her of the right. */
const stepAsked: OutboxHandler = async (tx, { payload, createdAt }) => {
  const caseId = String(payload.caseId);
  const { rows } = await sql<Held>`
    select 'staff:' || c.handler_id as handler, c.number, c.item_name as item,
      (select e.actor from cases.event e where e.division_code = c.division_code and e.case_id = c.id
        and e.kind like 'special-step-begun@%' order by e.seq desc limit 1) as "begunBy"
    from cases."case" c where c.division_code = ${String(payload.divisionCode)} and c.id = ${caseId}`.execute(
    tx,
  );
  const [row] = rows;
  const reader = row?.handler ?? row?.begunBy;
  if (!row || !reader) return;
  const { number, item } = row;
  const about = { kind: 'case' as const, id: caseId };
  const key = `step-asked ${caseId} ${String(payload.seq)}`;
  await notify(tx, [{ reader, kind: 'step-asked', about, params: { number, item }, key }], createdAt);
};

/** Events that officers are told of by name, beside the pages that show the case. */
export const caseNotices: Partial<Record<string, OutboxHandler>> = {
  'case.handed-over': noticeOf((event) =>
    event.kind === 'handed-over' ? [{ staffIds: [event.payload.to], kind: 'handed-over' }] : [],
  ),
  'case.assigned': noticeOf((event) =>
    event.kind === 'assigned' ? [{ staffIds: [event.payload.to], kind: 'handed-over' }] : [],
  ),
  'case.reassigned': noticeOf((event) =>
    event.kind === 'reassigned'
      ? [
          { staffIds: [event.payload.to], kind: 'handed-over' },
          { staffIds: [event.payload.from], kind: 'reassigned' },
        ]
      : [],
  ),
  'case.special-step-asked': stepAsked,
  // Steps of a review route: who is named there learns of it; a seat that begins to wait is told in review/seat-notices.ts.
  'case.seat-passed-on': noticeOf((event) =>
    event.kind === 'seat-passed-on' ? [{ staffIds: [event.payload.staff], kind: 'step-yours' }] : [],
  ),
  'case.seat-delegated': noticeOf((event) =>
    event.kind === 'seat-delegated' ? [{ staffIds: [event.payload.staff], kind: 'step-delegated' }] : [],
  ),
  'case.step-copied': noticeOf((event) =>
    event.kind === 'step-copied' ? [{ staffIds: [event.payload.staff], kind: 'step-copied' }] : [],
  ),
};

async function eventOf(tx: Tx, row: OutboxRow): Promise<{ event: CaseEvent; item: string } | undefined> {
  const { divisionCode, caseId, seq } = row.payload as { divisionCode: string; caseId: string; seq: number };
  const { rows } = await sql<{ body: string; item: string }>`
    select e.body, c.item_name as item from cases.event e
      join cases."case" c on c.division_code = e.division_code and c.id = e.case_id
    where e.division_code = ${divisionCode} and e.case_id = ${caseId} and e.seq = ${seq}`.execute(tx);
  const found = rows[0];
  return found && { event: readEvent(found.body), item: found.item };
}
