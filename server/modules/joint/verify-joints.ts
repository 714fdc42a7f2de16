import type { Locale } from '../../../contracts/locale.ts';
import { type Executor, sql } from '../../platform/db/index.ts';
import { type ChainsVerified, checkChains, type StoredChain } from '../cases/index.ts';

const batchSize = 200;

export type JointVerification = Omit<ChainsVerified, 'count'> & { joints: number };

/** Recomputes the chains of all joint cases as `verifyChains` does those of cases. Reads only. */
export async function verifyJoints(db: Executor, locale: Locale = 'zh-CN'): Promise<JointVerification> {
  const { count, ...found } = await checkChains('joint', (after) => readBatch(db, after), locale);
  return { joints: count, ...found };
}

async function readBatch(db: Executor, after: StoredChain | undefined): Promise<StoredChain[]> {
  const { rows } = await sql<StoredChain>`
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
