import { LanguageSwitch, useWords } from '../../platform/words.tsx';
import { SignInForm } from './SignInForm.tsx';
import type { SessionState } from './session.ts';

/** Shown in place of any page while nobody is signed in: after it the address asked for opens. */
export function SignInPage({ why }: { why: SessionState['why'] }) {
  const t = useWords();
  return (
    <main id="main" className="signin">
      <title>{t('workbench.signIn.title')}</title>
      <p className="brand">
        {t('workbench.brand')} <LanguageSwitch />
      </p>
      <section className="pane" aria-labelledby="signin-title">
        <h1 id="signin-title">{t('workbench.signIn.heading')}</h1>
        {why === 'signed-out' && (
          <p className="note" role="status">
            {t('workbench.signIn.signedOut')}
          </p>
        )}
        <SignInForm />
        <p className="sub">
          {t('workbench.signIn.forCitizens')} <a href="/">{t('workbench.signIn.portal')}</a>
        </p>
      </section>
    </main>
  );
}
