import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Main } from '../../../parts/Main.tsx';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { designQuery, type PackagePlace } from '../queries.ts';
import { Designer } from './Designer.tsx';

export function DesignerPage(place: PackagePlace) {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(designQuery(place));
  return (
    <Main>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/packages">{t('workbench.design.list')}</Link>
      </nav>
      {!data && <h1>{t('workbench.design.title')}</h1>}
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.package')} rows={8} />}
      {data && <Designer key={`${data.latestVersion} ${data.draft === null}`} view={data} />}
    </Main>
  );
}
