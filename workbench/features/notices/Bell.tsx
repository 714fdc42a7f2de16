import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { announce } from '../../platform/live.tsx';
import { useStream } from '../../platform/use-stream.ts';
import { useWords } from '../../platform/words.tsx';
import { noticesQuery } from './queries.ts';

/** How much was told and not read yet; a new notice is also said to a screen reader. */
export function Bell() {
  const t = useWords();
  const client = useQueryClient();
  const { data } = useInfiniteQuery(noticesQuery);
  useStream('/notices/stream', () => void client.invalidateQueries({ queryKey: noticesQuery.queryKey }));
  const page = data?.pages[0];
  const newest = page?.rows[0];
  const heard = useRef<number>(undefined);
  useEffect(() => {
    if (!page) return;
    if (heard.current !== undefined && newest && newest.id > heard.current) announce(newest.say);
    heard.current = newest?.id ?? 0;
  }, [page, newest]);
  const unread = page?.unread ?? 0;
  return (
    <Link to="/notices" className="bell" aria-keyshortcuts="G N">
      {t('workbench.notices.title')}
      {unread > 0 && (
        <span className="num count">
          {unread < 100 ? unread : '99+'}
          <span className="vh">{t('workbench.notices.unread')}</span>
        </span>
      )}
    </Link>
  );
}
