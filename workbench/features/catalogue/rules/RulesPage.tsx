import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Main } from '../../../parts/Main.tsx';
import { ProblemNote } from '../../../parts/ProblemNote.tsx';
import { Waiting } from '../../../parts/Waiting.tsx';
import { asFailure } from '../../../platform/problem.ts';
import { useWords } from '../../../platform/words.tsx';
import { RulesEditor } from './RulesEditor.tsx';
import { itemRulesQuery } from './rules-queries.ts';

export function RulesPage({ itemCode, divisionCode }: { itemCode: string; divisionCode: string }) {
  const t = useWords();
  const { data, error, isPending, refetch } = useQuery(itemRulesQuery(itemCode, divisionCode));
  return (
    <Main>
      <nav className="crumb" aria-label={t('workbench.case.place')}>
        <Link to="/catalogue">{t('workbench.catalogue.title')}</Link>
        <Link to="/catalogue/$itemCode" params={{ itemCode }} search={{ divisionCode }}>
          {data?.name ?? itemCode}
        </Link>
      </nav>
      {!data && <h1>{t('workbench.rules.title')}</h1>}
      {error && <ProblemNote failure={asFailure(error)} onAgain={() => void refetch()} />}
      {isPending && <Waiting words={t('workbench.waiting.item')} rows={8} />}
      {data && <RulesEditor key={data.version} item={data} />}
    </Main>
  );
}
