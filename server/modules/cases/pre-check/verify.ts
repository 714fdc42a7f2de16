import type { Locale } from '../../../../contracts/locale.ts';
import { type Executor, sql } from '../../../platform/db/index.ts';
import { type ChainsVerified, checkChains, type StoredChain } from '../verification/check-all.ts';

const batchSize = 200;

/** Recomputes the chains of all pre-checks as `verifyChains` does those of cases. Reads only. */
export function verifyPreChecks(db: Executor, locale: Locale = 'zh-CN'): Promise<ChainsVerified> {
  return checkChains('pre-check', (after) => readBatch(db, after), locale);
}

async function readBatch(db: Executor, after: StoredChain | undefined): Promise<StoredChain[]> {
  const { rows } = await sql<StoredChain>`
    select p.division_code as "divisionCode", p.id, p.id::text as number, p.version, p.last_hash as "lastHash",
      (select json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'actor', e.actor, 'onBehalfOf', null,
          'mandate', null, 'at', e.at, 'body', e.body, 'prevHash', e.prev_hash, 'hash', e.hash) order by e.seq)
        from cases.pre_check_event e where e.pre_check_id = p.id) as events
    from cases.pre_check p ${after ? sql`where p.id > ${after.id}::uuid` : sql``}
    order by p.id limit ${batchSize}`.execute(db);
  return rows;
}
