import { Link } from '@tanstack/react-router';
import { Main } from '../parts/Main.tsx';
import { useWords } from '../platform/words.tsx';

export function NotFound() {
  const t = useWords();
  return (
    <Main>
      <h1>{t('workbench.notFound.title')}</h1>
      <p>
        {t('workbench.notFound.hint')}{' '}
        <Link to="/cases" search={{ queue: 'mine' }}>
          {t('workbench.queue.mine')}
        </Link>
      </p>
    </Main>
  );
}
