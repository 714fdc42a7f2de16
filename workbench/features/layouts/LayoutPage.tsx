import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Main } from '../../parts/Main.tsx';
import { ProblemNote } from '../../parts/ProblemNote.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { asFailure } from '../../platform/problem.ts';
import { useWords } from '../../platform/words.tsx';
import { LayoutEditor } from './LayoutEditor.tsx';
import { layoutQuery } from './queries.ts';

export function LayoutPage({ typeId }: { typeId: string }) {
  const t = useWords();
  const { data, error, isPending, refetch, dataUpdatedAt } = useQuery(layoutQuery(typeId));
  return (
    <Main>
      <title>{`${data?.name ?? t('workbench.layouts.title')} · ${t('workbench.layouts.one')} · ${t('workbench.brand')}`}</title>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/layouts">{t('workbench.layouts.title')}</Link>
      </nav>
      {!data && <h1>{t('workbench.layouts.one')}</h1>}
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.layouts')} rows={8} />}
      {data && <LayoutEditor key={dataUpdatedAt} view={data} onReload={() => void refetch()} />}
    </Main>
  );
}
