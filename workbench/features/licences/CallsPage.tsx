import { Main } from '../../parts/Main.tsx';
import { useWords } from '../../platform/words.tsx';
import { Calls } from './Calls.tsx';

/** For who keeps items and who supervises: how often licences were fetched, and why not. */
export function CallsPage() {
  const t = useWords();
  return (
    <Main>
      <title>{`${t('workbench.calls.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.calls.title')}</h1>
      <p className="sub">{t('workbench.calls.what')}</p>
      <Calls />
    </Main>
  );
}
