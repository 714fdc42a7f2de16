import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { queues } from '../../../contracts/cases.ts';
import type { Notice, NoticeSubject, NoticesRead } from '../../../contracts/notices.ts';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Tag } from '../../parts/Tag.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { shortTime } from '../../platform/format.ts';
import { asFailure, type Failure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { markRead, noticesQuery } from './queries.ts';

/** What this officer was told, newest first. Opening what a notice is about marks it as read. */
export function NoticesPage() {
  const t = useWords();
  const client = useQueryClient();
  const list = useInfiniteQuery(noticesQuery);
  const [failure, setFailure] = useState<Failure>();
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const unread = list.data?.pages[0]?.unread ?? 0;
  const read = (which: NoticesRead) =>
    markRead(which).then(
      () => client.invalidateQueries({ queryKey: noticesQuery.queryKey }),
      (error: unknown) => setFailure(asFailure(error)),
    );
  const newest = rows[0];
  return (
    <Main>
      <title>{`${t('workbench.notices.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.notices.title')}</h1>
      {failure && <ProblemNote failure={failure} />}
      {list.error && <ProblemNote failure={asFailure(list.error)} onAgain={() => void list.refetch()} />}
      <div className="sheet">
        {list.isPending && (
          <div className="tools">
            <Waiting words={t('workbench.waiting.notices')} rows={6} />
          </div>
        )}
        {newest && unread > 0 && (
          <div className="tools">
            <Button onClick={() => void read({ upTo: newest.id })}>{t('workbench.notices.readAll')}</Button>
          </div>
        )}
        <ul className="notices">
          {rows.map((notice) => (
            <li key={notice.id}>
              <time className="num sub" dateTime={notice.at}>
                {shortTime(notice.at)}
              </time>
              {!notice.read && <Tag tone="on">{t('workbench.notices.new')}</Tag>}
              <About notice={notice} onOpen={() => void (notice.read || read({ id: notice.id }))} />
            </li>
          ))}
        </ul>
        {list.isSuccess && rows.length === 0 && (
          <div className="empty">
            <p>
              <b>{t('workbench.notices.none')}</b>
            </p>
            <p className="sub">{t('workbench.notices.noneHint')}</p>
          </div>
        )}
        {list.hasNextPage && (
          <div className="tools">
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('workbench.list.next')}
            </Button>
          </div>
        )}
      </div>
    </Main>
  );
}

type Page = Pick<LinkProps, 'to' | 'params' | 'search'>;

/** The page that a notice leads to, by what it is about. */
const pages: Record<NoticeSubject, (id: string) => Page> = {
  case: (caseId) => ({ to: '/cases/$caseId', params: { caseId } }),
  batch: (batchId) => ({ to: '/batches/$batchId', params: { batchId } }),
  ticket: (ticketId) => ({ to: '/tickets/$ticketId', params: { ticketId } }),
  request: (requestId) => ({ to: '/requests/$requestId', params: { requestId } }),
  matter: (matterId) => ({ to: '/supervision/$matterId', params: { matterId } }),
  'pre-check': (preCheckId) => ({ to: '/pre-checks/$preCheckId', params: { preCheckId } }),
  proposal: (proposalId) => ({ to: '/proposals/$proposalId', params: { proposalId } }),
  'programme-task': (taskId) => ({ to: '/programme-tasks/$taskId', params: { taskId } }),
  'ledger-entry': (entryId) => ({ to: '/ledger/$entryId', params: { entryId } }),
  queue: (id) => ({ to: '/cases', search: { queue: queues.find((one) => one === id) ?? 'mine' } }),
};

function About({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  return (
    <Link {...pages[notice.about.kind](notice.about.id)} onClick={onOpen}>
      {notice.say}
    </Link>
  );
}
