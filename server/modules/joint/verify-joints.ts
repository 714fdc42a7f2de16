import type { Locale } from '../../../contracts/locale.ts';
import { t } from '../../../ui/words/index.ts';
import { type Executor, sql } from '../../platform/db/index.ts';
import { checkChain, type StoredEvent } from '../cases/index.ts';

type Stored = {
  divisionCode: string;
  id: string;
  number: string;
  version: number;
  lastHash: string;
  events: StoredEvent[] | null;
};
export type JointVerification = {
  joints: number;
  events: number;
  whole: boolean;
  faults: number;
  /** The first joint case whose chain does not fit, the event, and a sentence that says what. */
  first: { number: string; seq: number; say: string } | null;
};

const batchSize = 200;

/** Recomputes the chains of all joint cases as `verifyChains` does those of cases. Reads only. */
export async function verifyJoints(db: Executor, locale: Locale = 'zh-CN'): Promise<JointVerification> {
  const total: JointVerification = { joints: 0, events: 0, whole: true, faults: 0, first: null };
  let last: Stored | undefined;
  for (;;) {
    const batch = await readBatch(db, last);
    for (const stored of batch) {
      const links = stored.events ?? [];
      total.joints++;
      total.events += links.length;
      const fault = checkChain(stored, links, 'joint');
      if (!fault) continue;
      const { code, seq, what } = fault;
      const params = { number: stored.number, division: stored.divisionCode, seq, what };
      total.whole = false;
      total.faults++;
      total.first ??= { number: stored.number, seq, say: t(locale, `verify.${code}`, params) };
    }
    last = batch.at(-1);
    if (batch.length < batchSize) return total;
  }
}

async function readBatch(db: Executor, after: Stored | undefined): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select j.division_code as "divisionCode", j.id, j.number, j.version, j.last_hash as "lastHash",
      (select json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'actor', e.actor,
          'onBehalfOf', e.on_behalf_of, 'mandate', null, 'at', e.at, 'body', e.body, 'prevHash', e.prev_hash,
          'hash', e.hash) order by e.seq)
        from joint.event e where e.division_code = j.division_code and e.joint_id = j.id) as events
    from joint.joint_case j
    ${after ? sql`where (j.division_code, j.id) > (${after.divisionCode}, ${after.id}::uuid)` : sql``}
    order by j.division_code, j.id limit ${batchSize}`.execute(db);
  return rows;
}
