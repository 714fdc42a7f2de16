import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { announce } from '../platform/live.tsx';
import { asFailure } from '../platform/problem.ts';
import { useWords } from '../platform/words.tsx';
import { ProblemNote } from './ProblemNote.tsx';
import { Waiting } from './Waiting.tsx';

type Props = {
  list: UseInfiniteQueryResult<unknown>;
  /** How many rows are there now. */
  rows: number;
  /** What is being fetched, what is said once it is there, and in the foot. */
  words: { waiting: string; found: string; shown: string };
  /** Why there is nothing, and what to do. */
  empty: { title: string; hint?: string };
  /** Above the rows: filters, searches. */
  head: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
};

/** A list that comes page by page: its waiting, its failure, its emptiness and its foot. */
export function ListSheet({ list, rows, words, empty, head, foot, children }: Props) {
  const t = useWords();
  const settled = list.isSuccess && !list.isPlaceholderData;
  const { found } = words;
  useEffect(() => {
    if (settled) announce(found);
  }, [settled, found]);
  return (
    <div className="sheet">
      {head}
      {list.isError ? (
        <div className="tools">
          <ProblemNote failure={asFailure(list.error)} onAgain={() => void list.refetch()} />
        </div>
      ) : list.isPending ? (
        <div className="tools">
          <Waiting words={words.waiting} rows={8} />
        </div>
      ) : rows ? (
        children
      ) : (
        <div className="empty">
          <p>
            <b>{empty.title}</b>
          </p>
          {empty.hint && <p className="sub">{empty.hint}</p>}
        </div>
      )}
      <div className="tools">
        {rows > 0 && <span>{words.shown}</span>}
        {list.hasNextPage && (
          <button
            type="button"
            className="btn"
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {list.isFetchingNextPage ? t('workbench.waiting.next') : t('workbench.list.next')}
          </button>
        )}
        {foot}
      </div>
    </div>
  );
}
