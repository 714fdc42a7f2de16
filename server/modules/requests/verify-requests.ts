import type { Locale } from '../../../contracts/locale.ts';
import { type Executor, sql } from '../../platform/db/index.ts';
import { type ChainsVerified, checkChains, type StoredChain } from '../cases/index.ts';

const batchSize = 200;

export type RequestVerification = Omit<ChainsVerified, 'count'> & { requests: number };

/** Recomputes the chains of all requests as `verifyChains` does those of cases. Reads only. */
export async function verifyRequests(db: Executor, locale: Locale = 'zh-CN'): Promise<RequestVerification> {
  const { count, ...found } = await checkChains('request', (after) => readBatch(db, after), locale);
  return { requests: count, ...found };
}

async function readBatch(db: Executor, after: StoredChain | undefined): Promise<StoredChain[]> {
  const { rows } = await sql<StoredChain>`
    select r.division_code as "divisionCode", r.id, r.number, r.version, r.last_hash as "lastHash",
      (select json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'actor', e.actor, 'onBehalfOf', null,
          'mandate', null, 'at', e.at, 'body', e.body, 'prevHash', e.prev_hash, 'hash', e.hash) order by e.seq)
        from requests.event e where e.request_id = r.id) as events
    from requests.request r ${after ? sql`where r.id > ${after.id}::uuid` : sql``}
    order by r.id limit ${batchSize}`.execute(db);
  return rows;
}
