import type { Locale } from '../../../contracts/locale.ts';
import type { Notice, NoticeList, NoticesRead } from '../../../contracts/notices.ts';
import { hasWord, t } from '../../../ui/words/index.ts';
import { type Executor, sql } from '../db/index.ts';

type Row = Omit<Notice, 'say' | 'at'> & { params: Record<string, string | number>; at: Date };

/** What open pages of a reader listen to. */
export const noticeTopic = (reader: string): string => `notices:${reader}`;

/** Beyond this a number says no more than «many». */
const countLimit = 100;

/** What a reader was told, newest first; a kind this release no longer has words for is passed over. */
export async function readNotices(
  executor: Executor,
  reader: string,
  page: { before?: number; limit?: number },
  locale: Locale,
): Promise<NoticeList> {
  const limit = page.limit ?? 30;
  const [{ rows }, unread] = await Promise.all([
    sql<Row>`select id, kind, params, json_build_object('kind', about_kind, 'id', about_id) as about, at,
        read_at is not null as read
      from platform.notice where reader = ${reader} ${page.before ? sql`and id < ${page.before}` : sql``}
      order by id desc limit ${limit + 1}`.execute(executor),
    countUnread(executor, reader),
  ]);
  const shown = rows.slice(0, limit);
  return {
    unread,
    rows: shown.flatMap(({ params, at, ...row }) => {
      const key = `notice.${row.kind}`;
      return hasWord(key) ? [{ ...row, at: at.toISOString(), say: t(locale, key, params) }] : [];
    }),
    next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

async function countUnread(executor: Executor, reader: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select from platform.notice where reader = ${reader} and read_at is null limit ${countLimit}) n`.execute(
    executor,
  );
  return rows[0]?.count ?? 0;
}

/** Marks as read: of this reader only. */
export async function markRead(
  executor: Executor,
  reader: string,
  which: NoticesRead,
  at: Date,
): Promise<void> {
  const condition = 'id' in which ? sql`id = ${which.id}` : sql`id <= ${which.upTo}`;
  await sql`update platform.notice set read_at = ${at}
    where reader = ${reader} and read_at is null and ${condition}`.execute(executor);
}
