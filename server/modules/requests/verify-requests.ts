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
export type RequestVerification = {
  requests: number;
  events: number;
  whole: boolean;
  faults: number;
  /** The first request whose chain does not fit, the event, and a sentence that says what. */
  first: { number: string; seq: number; say: string } | null;
};

const batchSize = 200;

/** Recomputes the chains of all requests as `verifyChains` does those of cases. Reads only. */
export async function verifyRequests(db: Executor, locale: Locale = 'zh-CN'): Promise<RequestVerification> {
  const total: RequestVerification = { requests: 0, events: 0, whole: true, faults: 0, first: null };
  let last: Stored | undefined;
  for (;;) {
    const { rows: batch } = await sql<Stored>`
      select r.division_code as "divisionCode", r.id, r.number, r.version, r.last_hash as "lastHash",
        (select json_agg(json_build_object('seq', e.seq, 'kind', e.kind, 'actor', e.actor, 'onBehalfOf', null,
            'mandate', null, 'at', e.at, 'body', e.body, 'prevHash', e.prev_hash, 'hash', e.hash) order by e.seq)
          from requests.event e where e.request_id = r.id) as events
      from requests.request r ${last ? sql`where r.id > ${last.id}::uuid` : sql``}
      order by r.id limit ${batchSize}`.execute(db);
    for (const stored of batch) {
      const links = stored.events ?? [];
      total.requests += 1;
      total.events += links.length;
      const fault = checkChain(stored, links, 'request');
      if (!fault) continue;
      const { code, seq, what } = fault;
      const params = { number: stored.number, division: stored.divisionCode, seq, what };
      total.whole = false;
      total.faults += 1;
      total.first ??= { number: stored.number, seq, say: t(locale, `verify.${code}`, params) };
    }
    last = batch.at(-1);
    if (batch.length < batchSize) return total;
  }
}
