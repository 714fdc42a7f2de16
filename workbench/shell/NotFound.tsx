import { Link } from '@tanstack/react-router';
import { useWords } from '../platform/words.tsx';

export function NotFound() {
  const t = useWords();
  return (
    <main id="main" tabIndex={-1}>
      <h1>{t('workbench.notFound.title')}</h1>
      <p>
        {t('workbench.notFound.hint')}{' '}
        <Link to="/cases" search={{ queue: 'mine' }}>
          {t('workbench.queue.mine')}
        </Link>
      </p>
    </main>
  );
}
