import type { NoticeSubject } from '../../../contracts/notices.ts';
import type { WordKey } from '../../../ui/words/index.ts';
import { sql, type Tx } from '../db/index.ts';
import { announce } from '../live.ts';
import { noticeTopic } from './queries.ts';

export { noticeRoutes } from './routes.ts';

/** A kind is its words, `notice.<kind>` in ui/words: a new one needs nothing else. */
export type NoticeKind = WordKey extends infer K ? (K extends `notice.${infer Kind}` ? Kind : never) : never;

export type NewNotice = {
  /** Who is told: `staff:…`. */
  reader: string;
  kind: NoticeKind;
  about: { kind: NoticeSubject; id: string };
  /** What the words name: numbers of cases, items, officers. No personal data of applicants. */
  params: Record<string, string | number>;
  /** The same key tells the same reader nothing more: `<kind> <case> <what made it>`. */
  key: string;
};

/**
 * Tells readers, once per key, and wakes their open pages. Called by handlers of the outbox and by timers, in the
 * transaction that marks the thing as told; commands do not call it (see `announce`).
 */
export async function notify(tx: Tx, notices: readonly NewNotice[], at: Date): Promise<void> {
  if (!notices.length) return;
  const { rows } = await sql<{ reader: string }>`
    insert into platform.notice (reader, kind, about_kind, about_id, params, key, at)
    select r.reader, r.kind, r."aboutKind", r."aboutId", r.params, r.key, ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(notices.map(flat))}::json)
      as r(reader text, kind text, "aboutKind" text, "aboutId" text, params jsonb, key text)
    on conflict (reader, key) do nothing returning reader`.execute(tx);
  for (const reader of new Set(rows.map((row) => row.reader))) await announce(tx, noticeTopic(reader));
}

const flat = ({ about, ...notice }: NewNotice) => ({
  ...notice,
  aboutKind: about.kind,
  aboutId: about.id,
});
