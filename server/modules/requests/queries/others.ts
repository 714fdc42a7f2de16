import type { ApplicantActor } from '../../../../contracts/identity.ts';
import type { Locale } from '../../../../contracts/locale.ts';
import type { RequestRow } from '../../../../contracts/requests.ts';
import { type Db, sql } from '../../../platform/db/index.ts';
import type { Cell } from '../../../platform/tables/index.ts';
import type { RequestsContext } from '../context.ts';
import { ruleOf } from '../kinds.ts';
import { openStep } from '../sealing.ts';
import { type ListedRequest, listColumns, presentRows } from './list.ts';

/** Requests that the person filed with her account, newest first, at most 100. */
export async function requestsOfAccount(
  ctx: RequestsContext,
  { accountId }: ApplicantActor,
  locale: Locale,
): Promise<RequestRow[]> {
  const { rows } = await sql<ListedRequest>`
    select ${listColumns} from requests.request r where r.account_id = ${accountId}
    order by r.id desc limit 100`.execute(ctx.db);
  return presentRows(ctx, rows, locale);
}

export type PublishedAnswer = { kindName: string; title: string; text: string; at: Date };

/** What was published of a division, newest first: written for everybody, names nobody. */
export async function publishedAnswers(
  db: Db,
  divisionCode: string,
  locale: Locale,
  limit = 50,
): Promise<PublishedAnswer[]> {
  const { rows } = await sql<{ kind: string; title: string; text: string; at: Date }>`
    select kind, public_title as title, public_text as text, published_at as at from requests.request
    where division_code = ${divisionCode} and published_at is not null
    order by published_at desc limit ${limit}`.execute(db);
  return rows.map(({ kind, ...row }) => ({ ...row, kindName: ruleOf(kind).name[locale] }));
}

export const answerHead = ['工单号', '诉求编号', '状态', '答复时间', '答复'] as const;

/** Answers to orders of 12345 since then, for handing back: number there, number here, state, when, what. */
export async function* handedBack(
  ctx: RequestsContext,
  divisionCode: string,
  since: Date,
): AsyncIterable<Cell[]> {
  type Row = { id: string; external: string; number: string; state: string; at: Date | null };
  let last = '';
  for (;;) {
    const { rows } = await sql<Row>`
      select id, external_number as external, number, state, answered_at as at from requests.request
      where division_code = ${divisionCode} and external_number > ${last}
        and greatest(answered_at, ended_at) >= ${since}
      order by external_number limit 500`.execute(ctx.db);
    for (const row of rows) {
      const { rows: replies } = await sql<{ seq: number; sealed: string }>`
        select seq, text_sealed as sealed from requests.event
        where request_id = ${row.id} and kind in ('replied@1', 'refused@1') and text_sealed is not null
        order by seq desc limit 1`.execute(ctx.db);
      const [reply] = replies;
      const said = reply ? openStep(ctx.keyring, row.id, reply.seq, reply.sealed) : '';
      yield [row.external, row.number, row.state, row.at?.toISOString() ?? '', said];
    }
    last = rows.at(-1)?.external ?? '';
    if (rows.length < 500) return;
  }
}
