import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { queues } from '../../../contracts/cases.ts';
import type { Notice, NoticesRead } from '../../../contracts/notices.ts';
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

function About({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  if (notice.about.kind === 'batch') {
    return (
      <Link to="/batches/$batchId" params={{ batchId: notice.about.id }} onClick={onOpen}>
        {notice.say}
      </Link>
    );
  }
  if (notice.about.kind === 'ticket') {
    return (
      <Link to="/tickets/$ticketId" params={{ ticketId: notice.about.id }} onClick={onOpen}>
        {notice.say}
      </Link>
    );
  }
  if (notice.about.kind === 'programme-task') {
    return (
      <Link to="/programme-tasks/$taskId" params={{ taskId: notice.about.id }} onClick={onOpen}>
        {notice.say}
      </Link>
    );
  }
  if (notice.about.kind === 'ledger-entry') {
    return (
      <Link to="/ledger/$entryId" params={{ entryId: notice.about.id }} onClick={onOpen}>
        {notice.say}
      </Link>
    );
  }
  if (notice.about.kind === 'request') {
    return (
      <Link to="/requests/$requestId" params={{ requestId: notice.about.id }} onClick={onOpen}>
        {notice.say}
      </Link>
    );
  }
  if (notice.about.kind === 'queue') {
    const queue = queues.find((one) => one === notice.about.id) ?? 'mine';
    return (
      <Link to="/cases" search={{ queue }} onClick={onOpen}>
        {notice.say}
      </Link>
    );
  }
  return (
    <Link to="/cases/$caseId" params={{ caseId: notice.about.id }} onClick={onOpen}>
      {notice.say}
    </Link>
  );
}
