import { type QueryKey, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';

type Props<View, Key extends QueryKey> = {
  itemCode: string;
  divisionCode: string;
  title: string;
  query: UseQueryOptions<View, Error, View, Key>;
  /** The editor, which brings the heading along. */
  children: (item: View) => ReactNode;
};

/** The page of what is edited of an item by itself: the way back, and what is there while it is fetched. */
export function PartPage<View extends { name: string }, Key extends QueryKey>(props: Props<View, Key>) {
  const { itemCode, divisionCode, title, query, children } = props;
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(query);
  return (
    <Main>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/catalogue">{t('workbench.catalogue.title')}</Link>
        <Link to="/catalogue/$itemCode" params={{ itemCode }} search={{ divisionCode }}>
          {data?.name ?? itemCode}
        </Link>
      </nav>
      {!data && <h1>{title}</h1>}
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.item')} rows={8} />}
      {data && children(data)}
    </Main>
  );
}
