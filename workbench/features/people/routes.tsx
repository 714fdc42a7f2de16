import { useWords } from '../../platform/words.tsx';
import { GuardianPane } from './GuardianPane.tsx';
import { ResetCodePane } from './ResetCodePane.tsx';
import { VerifyPane } from './VerifyPane.tsx';

/** What a clerk does for the person standing at the window, card in hand. */
export function PeopleRoute() {
  const t = useWords();
  return (
    <main id="main" tabIndex={-1}>
      <title>{`${t('workbench.people.title')} · ${t('workbench.brand')}`}</title>
      <h1>{t('workbench.people.title')}</h1>
      <div className="desk-forms">
        <VerifyPane />
        <ResetCodePane />
        <GuardianPane />
      </div>
    </main>
  );
}
